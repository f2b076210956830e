import { type Loss, lossesOf } from "../report.ts";

/**
 * What a document of Word has that its draft will not. Pictures and merged cells are seen by whoever reads
 * the text; here is what is not in it.
 */
export function docxLosses(files: ReadonlyMap<string, Uint8Array>): readonly Loss[] {
  // What older programs are shown instead says the same once more.
  const body = textOf(files.get("word/document.xml")).replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, "");
  const count = (mark: RegExp, text = body) => text.match(mark)?.length ?? 0;
  const named = (name: RegExp) => [...files.keys()].filter((path) => name.test(path));
  const worded = (paths: readonly string[]) =>
    paths.filter((path) => /<w:t[ >][^<]*\S/.test(textOf(files.get(path)))).length;
  return lossesOf([
    { what: "comment", count: count(/<w:comment[ >]/g, textOf(files.get("word/comments.xml"))) },
    { what: "tracked-change", count: count(/<w:(?:ins|del|moveFrom|moveTo) /g) },
    { what: "equation", count: count(/<m:oMath[ >]/g) },
    { what: "text-box", count: count(/<w:txbxContent[ >]/g) },
    { what: "embedded-object", count: named(/^word\/embeddings\//).length },
    { what: "macro", count: named(/vbaProject\.bin$/).length },
    {
      what: "form-field",
      count:
        count(/<w:(?:fldChar|sdt)[ >]/g) === 0 ? 0 : count(/<w:(?:ffData|dropDownList|comboBox|date)[ >]/g),
    },
    { what: "header-or-footer", count: worded(named(/^word\/(?:header|footer)\d*\.xml$/)) },
    { what: "media", count: count(/<a:videoFile|<a:audioFile/g) },
    { what: "image", count: count(/<c:chart |<dgm:relIds /g) },
  ]);
}

function textOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? "" : new TextDecoder().decode(bytes);
}
