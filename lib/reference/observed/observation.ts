import type { Item } from '../account.ts';
import type { Members } from '../request-body.ts';

/** An error on its way to the caller. */
export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Members;
}

/**
 * One thing that the real API is publicly known to do otherwise than the reference, which follows the documentation
 * and, where that is silent, HTTP. Each can be looked at by itself; all of them together are the behaviour `observed`.
 */
export interface Observation {
  /** Words with hyphens. */
  readonly name: string;
  /** What is done, in the present tense. */
  readonly title: string;
  /** Sections of the collected facts (`0.1`: row 1 of section 0) that tell of it, with the strength of the evidence. */
  readonly facts: string;
  /** Public URL of the evidence. */
  readonly link: string;
  /** Refuses paths and methods that there are not before it asks for a key. */
  readonly routesFirst?: true;
  /** Gives other errors. */
  readonly errors?: (answer: ErrorAnswer, request: Request) => ErrorAnswer;
  /**
   * Puts the items of a list in another order; pages are cut after that.
   *
   * @param list path template of the list that the items are in
   */
  readonly order?: (items: readonly Item[], list: string) => readonly Item[];
  /**
   * Shows items otherwise, alone and in lists.
   *
   * @param resource path template of the resource
   */
  readonly items?: (members: Members, resource: string) => Members;
  /** Gives list answers otherwise. */
  readonly lists?: (envelope: Members, list: string) => Members;
}

/**
 * What ngrok's documentation shows as the answer to an operation: a capture of a real one.
 *
 * @param example such as `api_keys_list`
 */
export function capture(example: string): string {
  const revision = '38a43a3b2a3b27d2b2884bd64678d631ea613c92';
  return `https://github.com/ngrok/ngrok-docs/blob/${revision}/snippets/api/resources/examples/_${example}_response.mdx`;
}

/** Requests to the real API with what it answered, as somebody published them in September 2026. */
export const publishedProbe =
  'https://github.com/CauldronUp/cauldron/blob/0069f81297a9fb358f1fdecd7c5376c8abb22fb3/recipes/ngrok/README.md';
