/** So long a button says that it has copied, in ms. */
const toldFor = 2000;

/** Lets each copy button copy the command beside it. */
export function startCopying(): void {
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest('button.copy') : null;
    const command = button?.parentElement?.querySelector('code');
    if (!button || !command) return;
    const what = button.ariaLabel?.replace(/^Copy /, '');
    tell(button, (await isCopied(command)) ? `Copied ${what}` : `Selected ${what}: copy it`);
  });
}

async function isCopied(command: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(command.textContent ?? '');
    return true;
  } catch {
    // Where a page from disk has no clipboard, what is selected can still be copied: by the page, or else by the reader.
    getSelection()?.selectAllChildren(command);
    return document.execCommand('copy');
  }
}

function tell(button: Element, words: string): void {
  const status = button.nextElementSibling;
  if (status === null) return;
  status.textContent = words;
  setTimeout(() => {
    status.textContent = '';
  }, toldFor);
}
