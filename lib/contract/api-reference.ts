import table from './api-reference.json' with { type: 'json' };

export type FieldType = 'string' | 'boolean' | 'integer' | 'number' | 'object' | 'array';

/** A member of a representation or of a request body, as the API reference lists it. */
export interface Field {
  /** Where, below the item: `created_at`, `binding.cert.not_before`, `routes[].created_at`. */
  readonly path: string;
  readonly type: FieldType;
  /** Null was seen here, or no value ever was. */
  readonly nullable: boolean;
  readonly timestamp: boolean;
  /** Some captures lack it: items of another kind have no such member, or it is left out where it is empty. */
  readonly omittable?: boolean;
}

export interface BodyField {
  readonly path: string;
  readonly type: FieldType;
  /** Of a nested member: where the object that it stands in is given. */
  readonly required: boolean;
}

export type OperationKind = 'list' | 'get' | 'create' | 'update' | 'replace' | 'delete' | 'action';

export interface Operation {
  readonly kind: OperationKind;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path template: `/ip_policies/{id}`. */
  readonly path: string;
  /** Documented status of success. */
  readonly status: 200 | 201 | 204;
  /** Members of the request body; empty where none is taken. */
  readonly body: readonly BodyField[];
}

/**
 * A collection with its items, or a single document below an item (an edge module).
 * Derived from the API reference by `derive.ts`; never edited by hand.
 */
export interface Resource {
  /** `/ip_policies`, `/event_subscriptions/{subscription_id}/sources`, `/edges/tcp/{id}/backend`. */
  readonly path: string;
  /** The member of the list answer that holds the items; absent where there is no list. */
  readonly listKey?: string;
  /** The member of an item that names it in its path: `id`, or `type` for event sources. */
  readonly itemKey: 'id' | 'type';
  /** `ipp` of `ipp_2RfS…`; absent where none was ever seen. */
  readonly idPrefix?: string;
  readonly operations: readonly Operation[];
  /** Of one item's representation (of the document, for a module). */
  readonly fields: readonly Field[];
  /**
   * The smallest body that creates an item. A string value `{/ip_policies}` stands for the id of an item of that
   * list, `{unique}`, alone or within a text (`{unique}.example.com`), for letters (lower case) and digits that no other
   * item has. See `create-body.ts`. Absent where nothing can be created.
   */
  readonly createBody?: Readonly<Record<string, unknown>>;
}

/** Every resource of the API reference: 38 of them have a list, 253 operations in all (`GET /` is not among them). */
export const resources = table as readonly Resource[];
