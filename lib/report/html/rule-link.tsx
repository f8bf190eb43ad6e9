/** Leads to a rule on this page. */
export function RuleLink({ rule }: { readonly rule: string }) {
  return (
    <a href={`#${rule}`}>
      <code>{rule}</code>
    </a>
  );
}

/** The others are found by searching. */
const mostNamed = 12;

/** Links to rules as they stand in a sentence, the first dozen. */
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
