import { bodies, pageIn } from '../changed-answers.ts';
import { always, type Hook } from '../hook.ts';
import type { Members } from '../request-body.ts';

/** Changes what was created since the server started, wherever it is shown. */
export function newItems(change: (item: Members) => Members): Hook {
  const made = new Set<unknown>();
  const changed = (item: Members) => (made.has(item['id']) ? change(item) : item);
  return bodies(always, (body, { method }, status) => {
    if (method === 'POST' && status === 201) made.add(body['id']);
    const page = pageIn(body);
    return page ? { ...body, [page.name]: page.items.map(changed) } : changed(body);
  });
}
