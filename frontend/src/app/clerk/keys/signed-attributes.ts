import { Bytes, hex } from './bytes';
import { Der, tag } from './der';
import { oids } from './oids';

/**
 * The digest that the bytes to be signed speak of, lower-case hexadecimal; undefined when they are something else.
 * The key signs only bytes that name the digest shown to the person. Source: RFC 5652, 11.2.
 */
export function digestIn(signedAttributes: Bytes): string | undefined {
  try {
    const attribute = Der.read(signedAttributes)
      .children()
      .find((one) => one.child(0).oid() === oids.messageDigest);
    const value = attribute?.child(1, tag.set).child(0, tag.octetString);
    return value && hex(value.content);
  } catch {
    return undefined;
  }
}
