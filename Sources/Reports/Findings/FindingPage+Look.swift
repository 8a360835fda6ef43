extension FindingPage {
  static let style = """
    body{font-family:"Yu Gothic","Hiragino Sans","Noto Sans CJK JP",sans-serif;margin:1.5em auto;max-width:76em;padding:0 1em;color:#222;line-height:1.6}
    h1{font-size:1.4em;color:#1f4e79}h2{font-size:1.15em;border-bottom:1px solid #bbb;overflow-wrap:anywhere}
    h3{font-size:1em;margin:.2em 0}
    .counts td{text-align:right;min-width:3em}
    .counts th[scope=row]{text-align:left;font-weight:normal}
    .counts th[scope=col]{background:#dce6f1}
    .nought{color:#999}.quiet{color:#666;font-size:.85em}
    .controls{position:sticky;top:0;background:#fff;z-index:1}
    fieldset{border:1px solid #bbb;margin:1em 0;padding:.3em .8em;display:flex;flex-wrap:wrap;gap:.3em 1em;align-items:center}
    select{max-width:14em;font:inherit}input[type=search]{font:inherit;width:12em;max-width:100%}
    output{color:#666}
    article{border-left:6px solid #888;padding:.4em .8em;margin:1em 0;background:#fafafa;break-inside:avoid}
    article.error{border-color:#c0301c}article.warning{border-color:#b77b00}article.info{border-color:#2b6cb0}
    article p{margin:.2em 0}article ul{margin:.2em 0;padding-left:1.5em}
    .mark{color:#fff;background:#2b6cb0;border-radius:3px;padding:0 .4em;font-size:.85em}
    .error .mark{background:#c0301c}.warning .mark{background:#8a5c00}
    .place{font-weight:normal;color:#1f4e79}
    del{color:#a02010}ins{color:#106030;text-decoration:none;border-bottom:1px solid}
    details{margin-top:.4em;font-size:.9em}summary{cursor:pointer;width:fit-content}
    :focus-visible{outline:2px solid #1f4e79;outline-offset:2px}
    [hidden]{display:none}
    @media (max-width:40em){body{margin:.5em auto;padding:0 .6em}article{padding:.3em .5em}.controls{position:static}.grid{width:max-content}.grid td{max-width:11em}}
    h2{break-after:avoid}
    @media print{.controls{display:none}article{background:#fff}body{margin:0;max-width:none;font-size:10pt}}
    """

  static let script = """
    const form = document.querySelector('.controls');
    const boxes = [...form.querySelectorAll('input[name=severity]')];
    const owner = document.getElementById('owner');
    const rule = document.getElementById('rule');
    const search = document.getElementById('search');
    const none = document.getElementById('none');
    const shown = document.getElementById('shown');
    const flat = text => text.normalize('NFKC').toLowerCase();
    const sections = [...document.querySelectorAll('section')].map(section => ({
      section,
      articles: [...section.querySelectorAll('article')].map(article => ({
        article, text: flat(section.firstElementChild.textContent + article.textContent)
      }))
    }));
    function show() {
      const wanted = new Set(boxes.filter(box => box.checked).map(box => box.value));
      const word = flat(search.value.trim());
      let seen = 0;
      for (const { section, articles } of sections) {
        let here = 0;
        for (const { article, text } of articles) {
          article.hidden = !wanted.has(article.dataset.severity)
            || owner.value !== '' && article.dataset.owner !== owner.value
            || rule.value !== '' && article.dataset.rule !== rule.value
            || !text.includes(word);
          if (!article.hidden) here += 1;
        }
        section.hidden = here === 0;
        seen += here;
      }
      none.hidden = seen > 0 || sections.length === 0;
      shown.value = seen + shown.dataset.unit;
    }
    form.hidden = false;
    form.addEventListener('submit', event => event.preventDefault());
    for (const field of [...boxes, owner, rule]) field.addEventListener('change', show);
    search.addEventListener('input', show);
    // What is folded away on the screen is wanted on paper.
    addEventListener('beforeprint', () => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    show();
    """
}
