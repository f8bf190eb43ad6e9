import { NotSentError } from '../exchange/not-sent.ts';

/** Does some work that asks the target; where a request was not sent, gives the message that says why. */
export async function unlessNotSent<Result>(work: () => Promise<Result>): Promise<Result | string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotSentError) return error.message;
    throw error;
  }
}
