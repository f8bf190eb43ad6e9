// Loaded into the command before its own modules: when it ends, writes down where it connected to, which names it
// asked for, and the most memory that it held.
import dns from 'node:dns';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import process from 'node:process';

const connections = new Set();

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function connectAndTell(...words) {
  const [first, host = 'localhost'] = words;
  // Node's own connections come with all options in an array.
  const options = Array.isArray(first) ? first[0] : first;
  connections.add(typeof options === 'object' ? `${options.host}:${options.port}` : `${host}:${options}`);
  return connect.apply(this, words);
};

const { lookup } = dns;
dns.lookup = (name, ...words) => {
  if (name !== '127.0.0.1') connections.add(`the name ${name}`);
  return lookup(name, ...words);
};

/** Not `maxRSS`, where Linux tells it otherwise: that one counts what the parent held when it made this process. */
function mostMegabytes() {
  const status = '/proc/self/status';
  if (!existsSync(status)) return process.resourceUsage().maxRSS / 1024;
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1]) / 1024;
}

process.on('exit', () => {
  const megabytes = mostMegabytes();
  writeFileSync(process.env.WATCHED, JSON.stringify({ connections: [...connections], megabytes }));
});
