import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** For vitest: builds the command once before all tests that run it, from the current sources, as a user's build is. */
export function setup(): void {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'pipe' });
}
