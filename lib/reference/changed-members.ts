import { isObject, type Members } from './request-body.ts';

/**
 * Changes one member of an object wherever it is a text; all else stays as it is.
 *
 * @param path names with dots between them: `routes.created_at`. Arrays are gone through.
 */
export function setting(path: string, change: (value: string) => unknown): (object: Members) => Members {
  const [name = '', ...rest] = path.split('.');
  const inner = rest.length > 0 ? setting(rest.join('.'), change) : undefined;
  const changed = (value: unknown): unknown => {
    if (!inner) return typeof value === 'string' ? change(value) : value;
    if (Array.isArray(value)) return value.map(changed);
    return isObject(value) ? inner(value) : value;
  };
  return (object) => (Object.hasOwn(object, name) ? { ...object, [name]: changed(object[name]) } : object);
}
