/** In the place of what the reader chooses from, where none of it is to be shown. */
export function NothingShown({ what }: { readonly what: 'rule' | 'exchange' }) {
  return (
    <p class="nothing" hidden>
      No {what} matches. <button type="button">{`Show all ${what}s`}</button>
    </p>
  );
}
