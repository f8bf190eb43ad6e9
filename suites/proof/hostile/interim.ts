import { type HostileTarget, sends, sendsWithoutEnd, wrongForAll, wrongForOneList } from './hostile-target.ts';

const interim = (status: number) => `HTTP/1.1 ${status} Wait\r\n\r\n`;

/** Answers that announce others, and statuses whose answers have no body. */
export const interimAnswers: readonly HostileTarget[] = [
  ...[100, 102, 103, 199].map((status) =>
    wrongForOneList(
      `status ${status} without end`,
      sendsWithoutEnd('', () => interim(status).repeat(500)),
      /no whole answer|not HTTP|connection/,
    ),
  ),
  {
    name: 'status 103 before each answer',
    answer: async (socket, _, { answerHonestly }) => {
      socket.write('HTTP/1.1 103 Early Hints\r\nlink: </x>; rel=preload\r\n\r\n');
      await answerHonestly();
    },
    exitCode: 0,
    tells: /"exitCode": 0/,
  },
  wrongForAll(
    'status 103 without end',
    sendsWithoutEnd('', () => interim(103).repeat(500)),
    /no whole answer|not HTTP|connection/,
  ),
  wrongForOneList(
    'an upgrade that nobody asked for',
    sends('HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n\x1b[2J'),
    /connection|upgrade/,
  ),
  wrongForOneList(
    'status 101 without an upgrade',
    sends('HTTP/1.1 101 Switching\r\n\r\n'),
    /connection|no whole answer|not HTTP|upgrade/,
  ),
  ...[204, 304].map((status) =>
    wrongForOneList(
      `status ${status} with a body`,
      sends(`HTTP/1.1 ${status} x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`),
      /not HTTP|204|304/,
    ),
  ),
];
