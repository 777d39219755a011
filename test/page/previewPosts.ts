// Posts that the preview is tried on.

export const post = (body: string, title = 'A post'): string => `---\ntitle: ${title}\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: Lin Xia\n---\n\n${body}\n`;

export const pictures = post(`<p><img id="root" src="/images/light.png" alt="Light"></p>
<p><img id="beside" src="beside.png" alt="Beside"> <img id="from-page" src="../../../../images/light.png" alt="Light"></p>
<p><img id="missing" src="/images/nothing.png" alt="A lamp by the quay"></p>

<p><img id="set" srcset="/images/nothing.png 3x, /images/light.png 1x" alt="Light"> <picture><source srcset="/images/light.png"><img id="of-set" src="beside.png" alt="Light"></picture></p>
<svg width="12" height="8"><image id="drawn" href="/images/light.png"></image><image id="linked" xlink:href="/images/light.png"></image></svg>

![Below the root](images/light.png)

![Beside the post](beside.png)

<p><a id="inside" href="#far">To the end</a> <a id="file" href="long.md">Another post</a> <a id="outward" href="https://example.com/a%2Fb%25?c=%26d&amp;e=1%2B1#f">Outward</a></p>
${'<p>…</p>\n'.repeat(80)}<p id="far">The end.</p>`, 'Pictures');
