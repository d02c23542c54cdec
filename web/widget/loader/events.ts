/** `filed` says that a case was filed, not which: the embedding page learns nothing of the talk. */
export type WidgetEvent = 'ready' | 'open' | 'close' | 'message' | 'filed';

export interface WidgetEvents {
  /** @returns how to stop listening. */
  on(event: WidgetEvent, heard: () => void): () => void;
  emit(event: WidgetEvent): void;
}

export function createEvents(): WidgetEvents {
  const listeners = new Map<WidgetEvent, Set<() => void>>();
  return {
    on(event, heard) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(heard));
      return () => set.delete(heard);
    },
    emit(event) {
      for (const heard of listeners.get(event) ?? []) {
        try {
          heard();
        } catch (error) {
          // A fault of the embedding page's own listener is its to see, and must not stop the widget.
          setTimeout(() => {
            throw error;
          });
        }
      }
    },
  };
}
