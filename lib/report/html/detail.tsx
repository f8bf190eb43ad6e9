/** One line of what there is to know of a rule or of a finding; stands in a `dl` of the class `details`. */
export function Detail({ name, children }: { readonly name: string; readonly children?: unknown }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
