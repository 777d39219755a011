// Names of languages that highlighters know and Galley does not bring; what Hexo writes beside such code depends on them.

/** Names of highlight.js 11's languages beyond its common ones. */
const OTHERS = [
  '1c abnf accesslog actionscript ada ado adoc ahk angelscript apache apacheconf applescript arcade arduino arm armasm as asc asciidoc aspectj autohotkey autoit avrasm awk',
  'axapta basic bat batch bf bind bnf brainfuck cal capnp capnproto ceylon clean clj clojure clojure-repl cls cmake cmake.in cmd coffee coffeescript coq cos cr craftcms crm',
  'crmsh crystal cson csp d dart dcl delphi desktop dfm django dns do docker dockerfile dos dpr dsconfig dst dts dust ebnf edn elixir elm erb erl erlang erlang-repl ex excel',
  'exs f# f90 f95 feature fix flix fortran freedesktop fs fsharp gams gauss gcode gherkin glsl gml gms golo gradle graph groovy gss haml handlebars haskell haxe hbs hs hsp',
  'html.handlebars html.hbs htmlbars http https hx hy hylang i7 iced icl inform7 ino instances irpf90 isbl jboss-cli jinja jldoctest julia julia-repl k kdb lasso lassoscript',
  'latex ldif leaf lisp livecodeserver livescript llvm ls lsl m mathematica matlab maxima mel mercury mikrotik mips mipsasm mizar ml mma mojolicious monkey moo moon',
  'moonscript n1ql nc nestedtext nginx nginxconf nim nix nixos node-repl nsis nt ocaml openscad osascript oxygene p21 parser3 pas pascal pb pbi pcmk pde pf pf.conf pgsql',
  'pony postgres postgresql powershell pp processing profile prolog properties proto protobuf ps ps1 puppet purebasic pwsh q qml qt re reasonml rib roboconf routeros rsl',
  'ruleslanguage sas scad scala scheme sci scilab scm smali smalltalk sml sqf st stan stanfuncs stata step step21 stp styl stylus subunit sv svh systemd taggerscript tao tap',
  'tcl tex thrift tk tp twig v vala vbs vbscript vbscript-html verilog vhdl vim wildfly-cli wl wren x++ x86asm xl xls xlsx xpath xq xqm xquery zep zephir zone',
].join(' ');

/** Prism 1's languages. */
const PRISM = [
  'markup css clike javascript abap abnf actionscript ada agda al antlr4 apacheconf apex apl applescript aql arduino arff armasm arturo asciidoc aspnet asm6502 asmatmel',
  'autohotkey autoit avisynth avro-idl awk bash basic batch bbcode bbj bicep birb bison bnf bqn brainfuck brightscript bro bsl c csharp cpp cfscript chaiscript cil cilkc',
  'cilkcpp clojure cmake cobol coffeescript concurnas csp cooklang coq crystal css-extras csv cue cypher d dart dataweave dax dhall diff django dns-zone-file docker dot ebnf',
  'editorconfig eiffel ejs elixir elm etlua erb erlang excel-formula fsharp factor false firestore-security-rules flow fortran ftl gml gap gcode gdscript gedcom gettext',
  'gherkin git glsl gn linker-script go go-module gradle graphql groovy haml handlebars haskell haxe hcl hlsl hoon http hpkp hsts ichigojam icon icu-message-format idris',
  'ignore inform7 ini io j java javadoc javadoclike javastacktrace jexl jolie jq jsdoc js-extras json json5 jsonp jsstacktrace js-templates julia keepalived keyman kotlin',
  'kumir kusto latex latte less lilypond liquid lisp livescript llvm log lolcode lua magma makefile markdown markup-templating mata matlab maxscript mel mermaid metafont',
  'mizar mongodb monkey moonscript n1ql n4js nand2tetris-hdl naniscript nasm neon nevod nginx nim nix nsis objectivec ocaml odin opencl openqasm oz parigp parser pascal',
  'pascaligo psl pcaxis peoplecode perl php phpdoc php-extras plant-uml plsql powerquery powershell processing prolog promql properties protobuf pug puppet pure purebasic',
  'purescript python qsharp q qml qore r racket cshtml jsx tsx reason regex rego renpy rescript rest rip roboconf robotframework ruby rust sas sass scss scala scheme',
  'shell-session smali smalltalk smarty sml solidity solution-file soy sparql splunk-spl sqf sql squirrel stan stata iecst stylus supercollider swift systemd t4-templating',
  't4-cs t4-vb tap tcl tt2 textile toml tremor turtle twig typescript typoscript unrealscript uorazor uri v vala vbnet velocity verilog vhdl vim visual-basic warpscript wasm',
  'web-idl wgsl wiki wolfram wren xeora xml-doc xojo xquery yaml yang zig plain text txt',
].join(' ');

/** Other names of theirs. */
const PRISM_ALIASES = [
  'html:markup xml:markup svg:markup mathml:markup ssml:markup atom:markup rss:markup js:javascript g4:antlr4 ino:arduino arm-asm:armasm art:arturo adoc:asciidoc',
  'avs:avisynth avdl:avro-idl gawk:awk sh:bash shell:bash shortcode:bbcode rbnf:bnf oscript:bsl cs:csharp dotnet:csharp cfc:cfscript cilk-c:cilkc cilk-cpp:cilkcpp',
  'cilk:cilkcpp coffee:coffeescript conc:concurnas jinja2:django dns-zone:dns-zone-file dockerfile:docker gv:dot eta:ejs xlsx:excel-formula xls:excel-formula',
  'gamemakerlanguage:gml po:gettext gni:gn ld:linker-script go-mod:go-module hbs:handlebars mustache:handlebars hs:haskell idr:idris gitignore:ignore hgignore:ignore',
  'npmignore:ignore webmanifest:json kt:kotlin kts:kotlin kum:kumir tex:latex context:latex ly:lilypond emacs:lisp elisp:lisp emacs-lisp:lisp md:markdown moon:moonscript',
  'n4jsd:n4js nani:naniscript objc:objectivec qasm:openqasm objectpascal:pascal px:pcaxis pcode:peoplecode plantuml:plant-uml pq:powerquery mscript:powerquery',
  'pbfasm:purebasic purs:purescript py:python qs:qsharp rkt:racket razor:cshtml rpy:renpy res:rescript robot:robotframework rb:ruby sh-session:shell-session',
  'shellsession:shell-session smlnj:sml sol:solidity sln:solution-file rq:sparql sclang:supercollider t4:t4-cs trickle:tremor troy:tremor trig:turtle ts:typescript',
  'tsconfig:typoscript uscript:unrealscript uc:unrealscript url:uri vb:visual-basic vba:visual-basic webidl:web-idl mathematica:wolfram nb:wolfram wl:wolfram xeoracube:xeora',
  'yml:yaml',
].join(' ');

let others: ReadonlySet<string> | undefined;
let prism: ReadonlySet<string> | undefined;
let prismAliases: ReadonlyMap<string, string> | undefined;

/** Tells whether highlight.js knows a language that is not one of its common ones; `name` in lower case. */
export function isUncommonLanguage(name: string): boolean {
  others ??= new Set(OTHERS.split(' '));
  return others.has(name);
}

/** Tells whether Prism knows a language by its own name of it. */
export function isPrismLanguage(name: string): boolean {
  prism ??= new Set(PRISM.split(' '));
  return prism.has(name);
}

/** Returns Prism's own name of a language. */
export function toPrismLanguage(name: string): string {
  prismAliases ??= new Map(PRISM_ALIASES.split(' ').map(pair => pair.split(':') as [string, string]));
  return prismAliases.get(name) ?? name;
}
