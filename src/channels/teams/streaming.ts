/** Activities of a message that grows. Each says all there is so far: Teams refuses one that begins otherwise. */

/** @param stream.id `null`: the first one, of which Teams makes the id. */
export function growing(words: string, sequence: number, { id, conversation }: Stream): object {
  const info = {
    streamType: "streaming",
    streamSequence: sequence,
    ...(id === null ? {} : { streamId: id }),
  };
  return { type: "typing", ...said(words, conversation), entities: [streamInfo(info)] };
}

/**
 * The last one, which ends it: what goes with a whole message stands here alone.
 *
 * @param whole card, sources and thumbs, as they are without a stream; `null`: it ends with what it has.
 */
export function ending(words: string, { id, conversation }: Stream, whole: WholeActivity | null): object {
  const { entities = [], ...others } = whole ?? {};
  const info = streamInfo({ streamType: "final", streamId: id });
  return { ...others, type: "message", ...said(words, conversation), entities: [...entities, info] };
}

interface Stream {
  readonly id: string | null;
  readonly conversation: string;
}

export interface WholeActivity {
  readonly entities?: readonly object[];
}

function streamInfo(info: object): object {
  return { type: "streaminfo", ...info };
}

/** Teams takes a stream only where the activity itself says that one person is alone there. */
function said(words: string, conversation: string) {
  const where = { channelId: "msteams", conversation: { id: conversation, conversationType: "personal" } };
  return { text: words, textFormat: "plain", ...where };
}
