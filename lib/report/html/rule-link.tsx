/** Leads to a rule on this page. */
export function RuleLink({ rule }: { readonly rule: string }) {
  return (
    <a href={`#${rule}`}>
      <code>{rule}</code>
    </a>
  );
}

/** Rules that are named in a sentence; the others are found by searching. */
const mostNamed = 12;

export function RuleLinks({ rules }: { readonly rules: readonly string[] }) {
  const rest = rules.length - mostNamed;
  return (
    <>
      {rules.slice(0, mostNamed).map((rule, index) => (
        <>
          {index > 0 && ', '}
          <RuleLink rule={rule} />
        </>
      ))}
      {rest > 0 && ` and ${rest} more`}
    </>
  );
}
