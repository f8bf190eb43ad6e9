import pc from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import type { Surroundings } from './surroundings.ts';

/**
 * Colours for a terminal, unless `NO_COLOR` is set; elsewhere none, unless `FORCE_COLOR` asks for them, as whoever shows the
 * log of a pipeline does.
 */
export function colorsOf(stream: Pick<NodeJS.WriteStream, 'isTTY'>, environment: Surroundings['environment']): Colors {
  const isForced = !['0', 'false', ''].includes(environment['FORCE_COLOR'] ?? '');
  return pc.createColors((stream.isTTY === true || isForced) && pc.isColorSupported);
}
