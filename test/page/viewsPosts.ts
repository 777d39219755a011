// A post that what is around the article is tried on.

export const post = (title: string, body: string): string => `---\ntitle: ${title}\ndate: Fri, 11 Jun 2021 01:29:00 GMT\nauthor: 林夏\n---\n\n${body}\n`;

export const shore = post('River shore', `<style>
@media (max-width: 500px) { #media { color: rgb(1, 2, 3) } }
@media (prefers-color-scheme: dark) { #scheme { color: rgb(4, 5, 6) } }
@supports (color: red) { @media screen and (prefers-color-scheme: light) { #scheme { color: rgb(7, 8, 9) } } }
</style>
<p id="media">江岸的夜色很<b>安静</b>，灯光落在水面上。</p>
<p id="scheme">The lamps on the quay are <em>LIT</em> at dusk, and lit again.</p>
<p><img id="lamp" src="/images/light.png" alt="码头上的一盏灯"> <img id="bare" src="/images/light.png"> <img id="line" src="/images/light.png" alt=""></p>
<p id="linked"><a href="https://example.com/lamp">A lamp</a> <iframe src="https://example.com/film" title="A film" width="64" height="36"></iframe></p>
<p onclick="run()">One <script>run()</script>two.</p>
${Array.from({ length: 60 }, (_, index) => `<p id="p${index}">Line ${index} of the shore.</p>`).join('\n')}
<p id="last">最后一盏灯光熄灭了。</p>`);
