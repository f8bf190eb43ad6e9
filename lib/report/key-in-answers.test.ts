import { expect, it } from 'vitest';
import { answered } from '../judge/sample-exchange.ts';
import { keyInAnswers } from './key-in-answers.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleKey } from './sample-run.ts';

const link = '{"next_page_uri":"http://127.0.0.1:4040/endpoints?limit=2&before_id=ep_2"}';
const remarkOn = (key: string, status = 200, body = link) =>
  keyInAnswers(
    [answered({ number: 1, status: 204, body: '' }), answered({ number: 2, status, body })],
    redactionOf(key),
  );

it.each(['limit', '2', 'endpoints', 'next_page_uri'])('tells of a key that is a word: %s', (key) => {
  expect(remarkOn(key)).toMatch(/ is hidden there .* give the target a key that is long /);
});

it.each([sampleKey, 'lim', 'ep', ''])('has nothing to say of a key that no answer shows: %j', (key) => {
  expect(remarkOn(key)).toBeUndefined();
});

it('takes the echo of a refused key for no word', () => {
  expect(remarkOn('limit', 401)).toBeUndefined();
});
