/** A part of the page of which the reader chooses by a form what they see. */
export interface Filter {
  readonly part: HTMLElement;
  /** What it asks for is kept in the address by the names of its fields: no other form has one of them. */
  readonly form: HTMLFormElement;
  /** Shows what the fields ask for, and gives how many that are. */
  apply(): number;
}

/** Lets the reader choose by forms what they see, and keeps it in the address, so that a link shares it. */
export function startChoices(filters: readonly Filter[]): void {
  for (const filter of filters) {
    const { part, form } = filter;
    form.addEventListener('input', () => {
      show(filter);
      keep(filters);
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    part.querySelector('.nothing button')?.addEventListener('click', () => {
      showAll(filter);
      form.querySelector<HTMLElement>('input[type="search"]')?.focus();
    });
  }
  const read = () => {
    const chosen = choiceInAddress();
    for (const filter of filters) {
      if (chosen) fill(filter.form, chosen);
      show(filter);
    }
  };
  addEventListener('hashchange', read);
  read();
  filters.find(({ form }) => chosenIn(form).length > 0)?.form.scrollIntoView();
}

/** Takes back what the reader has chosen. */
export function showAll({ form }: Filter): void {
  form.reset();
  form.dispatchEvent(new Event('input'));
}

/**
 * What the address asks for; undefined where it leads to a part of the page. That leaves the choice as it is; the way
 * back to where nothing was chosen does not.
 */
export function choiceInAddress(): URLSearchParams | undefined {
  const { hash } = location;
  return hash === '' || hash.includes('=') ? new URLSearchParams(hash.slice(1)) : undefined;
}

function show({ part, apply }: Filter): void {
  const isNone = apply() === 0;
  const nothing = part.querySelector<HTMLElement>('.nothing');
  if (nothing) nothing.hidden = !isNone;
}

function fill(form: HTMLFormElement, chosen: URLSearchParams): void {
  form.reset();
  for (const [name, value] of chosen) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList || field instanceof HTMLInputElement) field.value = value;
    // A list would show nothing for what it does not have.
    else if (field instanceof HTMLSelectElement && [...field.options].some((option) => option.value === value))
      field.value = value;
  }
}

function chosenIn(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && value !== '' ? [[name, value]] : [],
  );
}

function keep(filters: readonly Filter[]): void {
  const chosen = new URLSearchParams(filters.flatMap(({ form }) => chosenIn(form)));
  const [file] = location.href.split('#');
  history.replaceState(null, '', chosen.size > 0 ? `#${chosen}` : file);
}
