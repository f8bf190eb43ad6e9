// lib/report/wrap.ts
function wrap(text, columns, indent) {
  const room = Math.max(columns - indent, 20);
  const lines = [];
  let current = "";
  for (const word of text.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > room) {
      lines.push(current);
      current = word;
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  lines.push(current);
  return lines.join(`
${" ".repeat(indent)}`);
}

export {
  wrap
};
