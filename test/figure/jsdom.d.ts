/** jsdom ships no types; this is the part of it that the tests use. */
declare module "jsdom" {
  export class JSDOM {
    constructor(text: string, options?: { contentType?: string });
    readonly window: { readonly document: Document };
  }
}
