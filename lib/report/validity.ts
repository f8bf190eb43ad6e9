import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { schema as ctrfSchema } from 'ctrf';
import { validateXML } from 'xmllint-wasm';

/**
 * Jenkins' schema as it was when other tools began to copy it, with the one thing that version 10 of it, which its xUnit
 * plugin reads today, allows beyond it and a report here needs: a skipped test case may say why in an attribute.
 */
const junitSchema = fixture('jenkins-junit.xsd').replace(
  '<xs:element name="skipped" type="xs:string"/>',
  `<xs:element name="skipped">
    <xs:complexType mixed="true">
      <xs:attribute name="type" type="xs:string"/>
      <xs:attribute name="message" type="xs:string"/>
    </xs:complexType>
  </xs:element>`,
);

/** For tests: what libxml2 has against a document as JUnit results; nothing where it is valid. */
export async function junitMistakes(xml: string): Promise<string[]> {
  const { errors } = await validateXML({ xml, schema: junitSchema });
  return errors.map(({ message }) => message);
}

/** For tests: a document as libxml2 writes it down anew, in canonical form: each text escaped in one way alone. */
export async function canonicalXml(xml: string): Promise<string> {
  const { normalized, errors } = await validateXML({ xml, schema: junitSchema, normalization: 'c14n' });
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return normalized;
}

/** For tests: what the schema of SARIF has against a text. */
export const sarifMistakes = mistakesBy(JSON.parse(fixture('sarif-schema-2.1.0.json')));

/** For tests: what the schema of CTRF has against a text. */
export const ctrfMistakes = mistakesBy(ctrfSchema);

/**
 * For tests: what a JSON Schema of draft 07 has against a text.
 *
 * @returns a mistake each, with its JSON pointer; one that says so where the text is no JSON
 */
export function mistakesBy(schema: object): (text: string) => string[] {
  let check: ValidateFunction | undefined;
  return (text) => {
    check ??= addFormats.default(new Ajv({ allErrors: true, strict: false })).compile(schema);
    check(JSON.parse(text));
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  };
}

function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}
