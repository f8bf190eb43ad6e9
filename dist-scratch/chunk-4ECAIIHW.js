// lib/cli/did-you-mean.ts
function didYouMean(name, candidates) {
  const wanted = name.toLowerCase();
  const containing = candidates.filter((candidate) => wanted.length >= 3 && candidate.toLowerCase().includes(wanted));
  if (containing.length === 1) return containing[0];
  const [closest] = candidates.map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) })).filter(({ distance }) => distance <= Math.max(1, Math.floor(wanted.length / 3))).sort((one, other) => one.distance - other.distance);
  return closest?.candidate ?? containing[0];
}
function editDistance(one, other) {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, character] of [...one].entries()) {
    const current = [row + 1];
    for (const [column, otherCharacter] of [...other].entries()) {
      const replaced = (previous[column] ?? 0) + (character === otherCharacter ? 0 : 1);
      const added = (current[column] ?? 0) + 1;
      const removed = (previous[column + 1] ?? 0) + 1;
      current.push(Math.min(replaced, added, removed));
    }
    previous = current;
  }
  return previous.at(-1) ?? one.length;
}

export {
  didYouMean
};
