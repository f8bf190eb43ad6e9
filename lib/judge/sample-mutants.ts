/** Every text that dropping, inserting, replacing or swapping one letter of a text gives, for the tests of grammars. */
export function mutantsOf(text: string, letters: readonly string[]): string[] {
  const places = Array.from({ length: text.length + 1 }, (_, at) => at);
  return places.flatMap((at) => {
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    return [
      head + tail.slice(1),
      head + tail.charAt(1) + tail.charAt(0) + tail.slice(2),
      ...letters.flatMap((letter) => [head + letter + tail, head + letter + tail.slice(1)]),
    ];
  });
}
