/**
 * Makes a function that works out each answer once and gives the same one from then on. Nothing is forgotten: for
 * arguments that live as long as the process.
 */
export function remembering<Argument, Answer extends object>(
  workOut: (argument: Argument) => Answer,
): (argument: Argument) => Answer {
  const answers = new Map<Argument, Answer>();
  return (argument) => {
    const answer = answers.get(argument) ?? workOut(argument);
    answers.set(argument, answer);
    return answer;
  };
}
