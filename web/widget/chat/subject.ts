/** The little of an observable that Web Chat asks for; who comes late hears the last value first, if wanted. */
export interface Subject<T> extends WebChatObservable<T> {
  next(value: T): void;
}

export function createSubject<T>(last?: { value: T }): Subject<T> {
  const observers = new Set<WebChatObserver<T>>();
  return {
    next(value) {
      if (last) last.value = value;
      for (const { next } of [...observers]) next?.(value);
    },
    subscribe(observer) {
      observers.add(observer);
      if (last) observer.next?.(last.value);
      return { unsubscribe: () => observers.delete(observer) };
    },
  };
}

/** An observable of what a promise brings. */
export const observableOf = <T>(make: () => Promise<T>): WebChatObservable<T> => ({
  subscribe(observer) {
    let isLeft = false;
    make().then(
      value => {
        if (isLeft) return;
        observer.next?.(value);
        observer.complete?.();
      },
      error => {
        if (!isLeft) observer.error?.(error);
      },
    );
    return {
      unsubscribe() {
        isLeft = true;
      },
    };
  },
});

/** The first value of an observable. @throws its error; where it ends without a value. */
export const firstOf = <T>(observable: WebChatObservable<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    observable.subscribe({
      next: resolve,
      error: reject,
      complete: () => reject(new Error('ended without a value')),
    });
  });
