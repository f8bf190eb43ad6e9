import { WholeFlags } from './whole-flags.tsx';

/** A command on one line, made safe to show, and a button that copies it. */
export function Copyable({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <div class="copyable">
      <code class="command" tabindex={0}>
        <WholeFlags text={text} />
      </code>
      <button type="button" class="copy scripted-only" aria-label={`Copy ${what}`}>
        Copy
      </button>
      <span class="copied" role="status" />
    </div>
  );
}
