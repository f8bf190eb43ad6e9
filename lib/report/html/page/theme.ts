/** Lets the reader choose light or dark; `auto` is what their system asks for. */
export function startTheme(): void {
  const choice = document.querySelector<HTMLSelectElement>('#theme');
  const root = document.documentElement;
  choice?.addEventListener('change', () => {
    if (choice.value === '') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', choice.value);
  });
}
