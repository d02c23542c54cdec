/** An open event stream, read as a browser's EventSource reads it. */
export interface LiveEvents {
  /** The data of the next event of a type that has not been read yet. */
  next(type: string): Promise<unknown>;
  /** Resolves when the desk has ended the stream. */
  ended: Promise<void>;
}

export async function eventsFrom(answer: Response): Promise<LiveEvents> {
  if (answer.status !== 200 || !answer.body) throw new Error(`no stream: ${answer.status}`);
  const got: { type: string; data: unknown }[] = [];
  const waiting = new Set<() => void>();
  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const piece of body) {
      text += decoder.decode(piece, { stream: true });
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) {
        const [, type] = /^event: (.*)$/m.exec(frame) ?? [];
        const [, data] = /^data: (.*)$/m.exec(frame) ?? [];
        if (type && data) got.push({ type, data: JSON.parse(data) });
      }
      for (const look of [...waiting]) look();
    }
  };
  return {
    ended: read(answer.body),
    next: type =>
      new Promise(resolve => {
        const look = (): void => {
          const at = got.findIndex(event => event.type === type);
          if (at < 0) return;
          waiting.delete(look);
          resolve(got.splice(at, 1)[0]?.data);
        };
        waiting.add(look);
        look();
      }),
  };
}
