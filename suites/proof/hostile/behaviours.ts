import { type HostileAnswer, message } from './hostile-server.ts';
import { body, type HostileTarget, jsonType, onOneList, sends } from './hostile-target.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const error = (status: number, number: number) =>
  JSON.stringify({
    error_code: `ERR_NGROK_${number}`,
    status_code: status,
    msg: 'no',
    details: { operation_id: 'op_1' },
  });

const always = (status: number, content: string, type = 'application/json') =>
  sends(message(status, [['content-type', type]], content));

/** Honest so often, and from then on something else. */
function until(number: number, answer: HostileAnswer): HostileAnswer {
  return (socket, call, world) => (call.number <= number ? world.answerHonestly() : answer(socket, call, world));
}

const html = '<!doctype html><title>Sign in</title>';

/** Targets whose answers are well formed, each for itself. */
export const behaviours: readonly HostileTarget[] = [
  { name: 'status 401 for ever', answer: always(401, error(401, 203)), exitCode: 4, tells: /refuses the API key/ },
  { name: 'status 429 for ever', answer: always(429, error(429, 226)), exitCode: 4, tells: /429/ },
  {
    name: 'status 429 from the tenth request on',
    waits: true,
    answer: until(10, always(429, error(429, 226))),
    exitCode: 1,
    tells: /429/,
  },
  { name: 'status 500 for ever', answer: always(500, error(500, 1)), exitCode: 4, tells: /status 500/ },
  {
    name: 'status 500 from the tenth request on',
    answer: until(10, always(500, error(500, 1))),
    exitCode: 1,
    tells: /500/,
  },
  { name: 'HTML for ever', answer: always(200, html, 'text/html'), exitCode: 4, tells: /HTML/ },
  {
    name: 'HTML from the tenth request on',
    waits: true,
    answer: until(10, always(200, html, 'text/html')),
    exitCode: 1,
    tells: /JSON/,
  },
  { name: 'nothing from the tenth request on', answer: until(10, () => {}), exitCode: 1, tells: /stopped answering/ },
  {
    name: 'nothing from the hundredth request on',
    answer: until(100, () => {}),
    exitCode: 1,
    tells: /stopped answering/,
  },
  {
    name: 'the end of the connection from the tenth request on',
    answer: until(10, (socket) => void socket.end()),
    exitCode: 1,
    tells: /connection/,
  },
  {
    name: 'each answer just in time',
    answer: async (_, __, { answerHonestly }) => {
      await wait(500);
      await answerHonestly();
    },
    flags: ['--time-limit', '3s'],
    exitCode: 3,
    tells: /the time limit of 3 s was over/,
  },
  {
    name: 'each answer later than the one before',
    answer: async (_, { number }, { answerHonestly }) => {
      await wait(number * 50);
      await answerHonestly();
    },
    exitCode: 1,
    tells: /stopped answering|no whole answer/,
  },
  {
    name: 'three items for each one that is made',
    waits: true,
    answer: async (_, { method }, { honest, answerHonestly }) => {
      if (method === 'POST') await honest().then(honest, honest);
      await answerHonestly();
    },
    exitCode: 1,
    tells: /./,
  },
  {
    name: 'the deletion of two items for each one that is to be deleted',
    answer: async (_, { method, path }, { ask, answerHonestly }) => {
      if (method === 'DELETE') {
        const list = path.slice(0, path.lastIndexOf('/'));
        const other = /"id":"([^"]+)"/.exec(
          (await (await ask('GET', list)).text()).replace(path.slice(list.length + 1), ''),
        );
        if (other) await ask('DELETE', `${list}/${other[1]}`);
      }
      await answerHonestly();
    },
    exitCode: 1,
    tells: /resources\./,
  },
  {
    name: 'other ids than those of the items that it made',
    waits: true,
    answer: async (socket, { method }, { honest }) => {
      const response = await honest();
      const text = await response.text();
      const isMade = method === 'POST' && response.status === 201;
      const changed = isMade ? text.replaceAll(/"id":"([a-z]+_)[^"]{10}/g, '"id":"$10123456789') : text;
      socket.write(message(response.status, [jsonType], changed));
    },
    exitCode: 1,
    tells: /./,
  },
  {
    name: 'the id of another item for each one that is made',
    waits: true,
    answer: async (socket, { method, number }, { honest }) => {
      const response = await honest();
      const text = await response.text();
      const isMade = method === 'POST' && response.status === 201;
      const changed = isMade ? text.replaceAll(/"id":"([a-z]+_)[^"]+"/g, `"id":"$1${number % 2}"`) : text;
      socket.write(message(response.status, [jsonType], changed));
    },
    exitCode: 1,
    tells: /./,
  },
  {
    name: 'success for every request, with nothing done',
    answer: always(200, '{"id":"x_1"}'),
    exitCode: 1,
    tells: /authentication/,
  },
  { name: 'an error with status 200', answer: onOneList(sends(body(error(200, 1)))), exitCode: 1, tells: /api_keys/ },
];
