/** Leads to a rule on this page. */
export function RuleLink({ rule }: { readonly rule: string }) {
  return (
    <a href={`#${rule}`}>
      <code>{rule}</code>
    </a>
  );
}
