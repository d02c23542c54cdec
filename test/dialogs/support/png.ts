const signature = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** A small picture, different for every name. */
export const png = (name: string, bytes = 200): { name: string; content: Buffer } => ({
  name,
  content: Buffer.concat([signature, Buffer.alloc(bytes, name)]),
});
