import { describe, expect, it } from 'vitest';
import { jsonResponseProblems } from './json-response.ts';
import { answered, type Sample } from './sample-exchange.ts';

const problemsOf = (sample: Sample) =>
  jsonResponseProblems(answered(sample)).map(({ at, level }) => [at, level ?? 'must']);
const html: Sample['headers'] = [['Content-Type', 'text/html']];

describe('jsonResponseProblems', () => {
  it.each<Sample>([
    { body: {} },
    { body: {}, headers: [['CONTENT-TYPE', 'Application/JSON; Charset="utf-8"']] },
    { body: 'null' },
    { body: '[1]', status: 500 },
    { status: 204, body: '', headers: [] },
    { status: 204, body: '' },
    { status: 304, body: '', headers: html },
    { method: 'HEAD', body: '', headers: html },
    { method: 'HEAD', status: 204, body: '', headers: html },
    { method: 'OPTIONS', body: '', headers: [] },
  ])('accepts %j', (sample) => {
    expect(problemsOf(sample)).toEqual([]);
  });

  it.each<[Sample, unknown]>([
    [{ body: '{}', headers: [] }, [['header content-type', 'must']]],
    [{ body: '{}', headers: html }, [['header content-type', 'must']]],
    [
      { body: '{}', headers: [['content-type', 'application/problem+json']], status: 404 },
      [['header content-type', 'must']],
    ],
    [
      {
        body: '{}',
        headers: [
          ['content-type', 'application/json'],
          ['Content-Type', 'application/json'],
        ],
      },
      [['header content-type', 'must']],
    ],
    [{ body: '<html>' }, [['body', 'must']]],
    [{ body: '' }, [['body', 'must']]],
    [{ body: '', status: 429 }, [['body', 'must']]],
    [{ body: '\ufeff{}' }, [['body', 'must']]],
    [
      { body: '<html>', headers: html },
      [
        ['header content-type', 'must'],
        ['body', 'must'],
      ],
    ],
    [{ status: 204, body: '', headers: html }, [['header content-type', 'should']]],
    [
      { method: 'OPTIONS', body: 'ok', headers: html },
      [
        ['header content-type', 'must'],
        ['body', 'must'],
      ],
    ],
  ])('finds what is wrong with %j', (sample, problems) => {
    expect(problemsOf(sample)).toEqual(problems);
  });
});
