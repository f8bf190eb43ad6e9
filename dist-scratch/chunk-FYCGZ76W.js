// lib/contract/remembering.ts
function remembering(workOut) {
  const answers = /* @__PURE__ */ new Map();
  return (argument) => {
    const answer = answers.get(argument) ?? workOut(argument);
    answers.set(argument, answer);
    return answer;
  };
}

export {
  remembering
};
