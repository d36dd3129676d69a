/**
 * Sets properties of style that only the running page can know, such as the place of a row. By the object model, never by an attribute,
 * which the content security policy refuses.
 */
export function styled(node: HTMLElement, properties: Record<string, string>) {
  const update = (wanted: Record<string, string>) => {
    for (const [name, value] of Object.entries(wanted)) node.style.setProperty(name, value);
  };
  update(properties);
  return { update };
}
