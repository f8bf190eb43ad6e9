/** Leads to an exchange further down the page. */
export function ExchangeLink({ number }: { readonly number: number }) {
  return (
    <a href={`#exchange-${number}`} class="number">
      #{number}
    </a>
  );
}
