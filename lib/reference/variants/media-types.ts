import { answersOtherwise } from '../changed-answers.ts';
import { headerFields } from './rewritten-answers.ts';
import type { Variant } from './variant.ts';

const called = (mediaType: string) => () =>
  headerFields((response) => (response.body === null ? {} : { 'content-type': mediaType }));

/** RFC 9110 section 8.3.1: a media type is compared without regard to case, and may have parameters. */
export const mediaTypes: readonly Variant[] = [
  {
    name: 'charset-parameter',
    title: 'the media type of answers has a charset parameter',
    hook: called('application/json; charset=utf-8'),
  },
  {
    name: 'quoted-charset-parameter',
    title: 'the charset parameter is quoted, in upper case, with no space before it',
    hook: called('application/json;Charset="UTF-8"'),
  },
  {
    name: 'upper-case-media-type',
    title: 'the media type of answers is written in upper case',
    hook: called('APPLICATION/JSON'),
  },
  {
    name: 'media-type-parameters',
    title: 'the media type has parameters of its own, one of them with quotes, a comma and a semicolon in it',
    hook: called('application/json ; profile="a \\"plain\\" one; 2, or so" ; version=2'),
  },
  {
    name: 'media-type-with-semicolon',
    title: 'the media type ends in a semicolon with no parameter behind it',
    hook: called('application/json;'),
  },
  {
    name: 'media-type-without-body',
    title: 'an answer without a body says application/json too',
    hook: () => headerFields(() => ({ 'content-type': 'application/json' })),
  },
  {
    name: 'charset-parameter-at-times',
    title: 'every other answer has a charset parameter',
    hook: () => {
      let answers = 0;
      return answersOtherwise(
        () => {
          answers += 1;
          return answers % 2 === 0;
        },
        async (response) =>
          response.body === null
            ? response
            : new Response(response.body, {
                status: response.status,
                headers: { ...Object.fromEntries(response.headers), 'content-type': 'application/json; charset=UTF-8' },
              }),
      );
    },
  },
];
