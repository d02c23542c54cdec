import { Listeners } from '../domain/listeners';
import type { TypingSigns, Typist } from '../domain/ports';

/** The signs of this process alone: who looks on through another one sees the words when they come. */
export class InProcessTypingSigns implements TypingSigns {
  private readonly listeners = new Listeners<Typist>();

  show(conversationId: string, typist: Typist): void {
    this.listeners.tell(conversationId, typist);
  }

  listen(conversationId: string, heard: (typist: Typist) => void): () => void {
    return this.listeners.listen(conversationId, heard);
  }
}
