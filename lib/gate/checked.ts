import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { jsonPointer } from '../contract/json-pointer.ts';
import { told } from '../judge/json-value.ts';

/** The first thing that is wrong with a document. */
export interface Mistake {
  /** JSON pointer to it; to where it should be, if it is missing. */
  readonly at: string;
  /** What is wrong and what to do. */
  readonly mistake: string;
}

/** Ajv's own check of the schemas is left out, for it takes longer than to read a file: the tests of this folder hold them. */
const ajv = new Ajv({
  verbose: true,
  strict: false,
  meta: false,
  validateSchema: false,
  messages: false,
  ownProperties: true,
  formats: { date: isDate, 'web-address': (text: string) => /^https?:\/\//.test(text) && URL.canParse(text) },
});

/** A check of documents, whose schema says in `description` what to give. It is compiled when it is first used. */
export function checkOf<Shape>(schema: object): () => ValidateFunction<Shape> {
  let check: ValidateFunction<Shape> | undefined;
  return () => {
    check ??= ajv.compile<Shape>(schema);
    return check;
  };
}

/** The document as what it was checked to be, or the first mistake in it. */
export function checked<Shape>(
  checkOfShape: () => ValidateFunction<Shape>,
  document: unknown,
): { readonly value: Shape } | Mistake {
  const check = checkOfShape();
  if (check(document)) return { value: document };
  const [error] = check.errors ?? [];
  return error ? mistakeOf(error) : { at: '', mistake: 'it is not as it should be' };
}

function mistakeOf({ keyword, params, parentSchema, data, instancePath }: ErrorObject): Mistake {
  const { description = 'something else', properties = {} } = parentSchema ?? {};
  if (keyword === 'required') {
    const name = String(params['missingProperty']);
    const wanted = properties[name]?.description ?? 'a value';
    return { at: instancePath + jsonPointer(name), mistake: `${JSON.stringify(name)} is missing: give ${wanted}` };
  }
  if (keyword === 'additionalProperties') {
    const name = String(params['additionalProperty']);
    const allowed = Object.keys(properties).join(', ');
    const mistake = `${JSON.stringify(name)} is no member that is known here: there are ${allowed}`;
    return { at: instancePath + jsonPointer(name), mistake };
  }
  return { at: instancePath, mistake: `${told(data)} stands where this belongs: ${description}` };
}

/** A day that there is, as `2027-01-31`. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
