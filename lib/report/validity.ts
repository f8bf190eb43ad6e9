import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { schema as ctrfSchema } from 'ctrf';
import { validateXML } from 'xmllint-wasm';
import { isObject, type JsonObject } from '../judge/json-value.ts';

/**
 * Jenkins' schema as it was when other tools began to copy it, with the one thing that version 10 of it, which its xUnit
 * plugin reads today, allows beyond it and a report here needs: a skipped test case may say why in an attribute.
 */
const junitSchema = file('fixtures/jenkins-junit.xsd').replace(
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

/** For tests: the schema of report.json as it is published. */
export const reportSchema: JsonObject = JSON.parse(file('../../schema/report.schema.json'));

/** For tests: what the schema of report.json has against a text, members included that it does not tell of. */
export const reportMistakes = mistakesBy(closed(reportSchema));

// Its identifiers are those of draft 04, which ajv does not know; nothing else in it differs from draft 07.
const { $schema: _, id: __, ...sarifSchema } = JSON.parse(file('fixtures/sarif-2.1.0-rtm.5.json'));

/** For tests: what the schema of SARIF has against a text. */
export const sarifMistakes = mistakesBy(sarifSchema);

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
    check ??= addFormats.default(new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })).compile(schema);
    check(JSON.parse(text));
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  };
}

/** Allows no members but those that are described. */
function closed(schema: unknown): JsonObject {
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner);
    if (!isObject(value)) return value;
    const members = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inner(member)]));
    return value['type'] === 'object' ? { ...members, additionalProperties: false } : members;
  };
  const result = inner(schema);
  return isObject(result) ? result : {};
}

/** Beside this file. */
function file(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
