/** Loads the Web Chat bundle beside the page's own script. @throws where it does not arrive. */
export function loadWebChat(address: string, nonce: string): Promise<WebChatBundle> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.nonce = nonce;
    script.addEventListener('load', () => {
      if (window.WebChat) resolve(window.WebChat);
      else reject(new Error('the bundle left no WebChat'));
    });
    script.addEventListener('error', () => reject(new Error('the bundle did not arrive')));
    document.head.append(script);
  });
}
