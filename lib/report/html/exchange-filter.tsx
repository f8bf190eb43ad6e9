/** Chooses which exchanges are shown. It needs the script, and is not shown without it. */
export function ExchangeFilter() {
  return (
    <form class="exchange-filter scripted-only" aria-label="Choose exchanges" autocomplete="off">
      <span>
        <label for="find">Find</label>
        <input type="search" id="find" name="find" placeholder="path, rule, status" spellcheck={false} />
      </span>
      <span>
        <label for="exchanges-kind">Show</label>
        <select id="exchanges-kind" name="exchanges">
          <option value="">all</option>
          <option value="refused">answered 429</option>
          <option value="error">errors (400 and above)</option>
          <option value="unanswered">without answer</option>
          <option value="evidence">that findings point to</option>
        </select>
      </span>
      <output />
    </form>
  );
}
