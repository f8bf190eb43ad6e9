/** For tests: what is left of GitHub's Markdown without its code, which is where a reader may find something to obey. */
export function outsideCode(markdown: string): string {
  let fence = '';
  const left: string[] = [];
  for (const line of markdown.split('\n')) {
    const run = /^ *(`{3,})/.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (run.length >= fence.length && line.trim() === run) fence = '';
    } else if (run !== '' && !line.slice(line.indexOf(run) + run.length).includes('`')) {
      fence = run;
    } else {
      left.push(withoutSpans(line));
    }
  }
  return left.join('\n');
}

/** A run of backticks begins a span where one of the same length follows; of those above 80 GitHub takes none for that. */
function withoutSpans(line: string): string {
  let left = '';
  let rest = line;
  for (;;) {
    const open = /`+/.exec(rest);
    if (open === null) return left + rest;
    const [run] = open;
    left += rest.slice(0, open.index);
    rest = rest.slice(open.index + run.length);
    const close = new RegExp(`(?<!\`)${run}(?!\`)`).exec(rest);
    if (close === null || run.length > 80) {
      left += run;
    } else {
      left += '<code>';
      rest = rest.slice(close.index + run.length);
    }
  }
}
