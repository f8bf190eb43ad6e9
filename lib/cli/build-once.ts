import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the command that was built for this run of the tests. */
    command: string;
  }
}

/**
 * For vitest: builds the command once before all tests that run it, from the current sources, as a user's build is; but in
 * a folder of its own, for somebody may build or test in the same clone meanwhile.
 */
export function setup(project: TestProject): () => void {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const folder = mkdtempSync(join(root, 'dist-'));
  execFileSync('npm', ['run', '--silent', 'bundle', '--', `--outdir=${folder}`], { cwd: root, stdio: 'pipe' });
  project.provide('command', join(folder, 'main.js'));
  return () => rmSync(folder, { recursive: true });
}
