/**
 * Copies the text of an element.
 *
 * @returns false if the browser does not allow it: then the text is selected, for the viewer to copy.
 */
export async function copyText(element: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    // Over http there is no clipboard; elsewhere it may be forbidden.
    window.getSelection()?.selectAllChildren(element);
    return document.execCommand('copy');
  }
}
