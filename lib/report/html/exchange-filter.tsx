import { counted } from '../counted.ts';

/** Lets the reader choose rows, where the script of the page runs. */
export function ExchangeFilter({ rows }: { readonly rows: number }) {
  return (
    <form class="exchange-filter scripted-only" aria-label="Choose exchanges">
      <span>
        <label for="exchanges-text">Find</label>
        <input type="search" id="exchanges-text" name="text" placeholder="path, rule, status" autocomplete="off" />
      </span>
      <span>
        <label for="exchanges-kind">Show</label>
        <select id="exchanges-kind" name="kind" autocomplete="off">
          <option value="">all</option>
          <option value="refused">answered 429</option>
          <option value="error">errors (400 and above)</option>
          <option value="unanswered">without answer</option>
          <option value="evidence">that findings point to</option>
        </select>
      </span>
      <output aria-live="polite">{counted(rows, 'exchange')}</output>
    </form>
  );
}
