// Made by scripts/make-background.mjs from the frequency dictionaries of symspellpy 6.10.1 (SymSpell, MIT; counts of Google Books
// Ngram, CC BY 3.0): frequency_dictionary_en_82_765.txt (sha256 68e9dc81c7e73bd7),
// frequency_bigramdictionary_en_243_342.txt (sha256 fd892a160184101d). Do not edit.
// One line a class: half-bits of surprise (-2 log2 of the relative frequency), then its words.
export const BACKGROUND_WORDS = `9 the
11 of and to
12 a in
13 for
14 is on
15 that by this with i you it not or
16 be are from at as your all
17 have new more an was we will home
18 can us about if page my has search free but our one other do no information time
19 they site he up may what which their news out use any there see only so his when contact here business who
20 web also now help get pm view online first am been would how were me services some these click its like service than find price date back top people had list name just over state year day into
21 email two health world re next used go work last most products music buy data make them should product system post her city add policy number such please available copyright support message after best software then jan good video well where info rights public books high school through each links she review years order very privacy book items company read group sex need many user said
22 de does set under general research university january mail full map reviews program life know games way days management part could great united hotel real item international ebay must store travel comments made development report off member details line terms before hotels did send right type because local those using results office education national car design take posted internet address community within states area want phone shipping reserved subject between forum family long based code show even black check special prices website index being women much sign file link open today technology south case project same pages version section own found sports house related security both county american photo game members power while care network down computer systems three total
23 place end following download him without per access think north resources current posts big media law control water history pictures size art personal since including guide shop directory board location change white text small rating rate government children during return students shopping account times sites level digital profile previous form events love old john main call hours image department title description non insurance another why shall property class cd still money quality every listing content country private little visit save tools low reply customer december compare movies include college value article york man card jobs provide food source author different press learn sale around print course job canada process teen room stock training too credit point join science men categories advanced west sales look english left team estate box conditions select windows photos gay thread week category note live large gallery table register however june october november market library really action start series model features air industry plan human provided yes required second hot accessories cost movie forums march la
24 september better say questions july yahoo going medical test friend come dec server pc study application cart staff articles san feedback again play looking issues april never users complete street topic comment financial things working against standard tax person below mobile less got blog party payment equipment login student let programs offers legal above recent park stores side act problem red give memory performance social august quote language story sell options experience rates create key body young america important field few east paper single ii age activities club example girls additional password latest something road gift question changes night hard texas oct pay four poker status browse issue range building seller court february always result audio light write war nov offer blue groups al easy given files event release analysis request fax china making picture needs possible might professional yet month major star areas future space committee hand sun cards problems london washington meeting become interest id child keep enter california porn share similar garden schools million added reference companies listed baby learning energy run delivery net popular term film stories put computers journal reports co try welcome central images president notice god original head radio until cell self council away includes track australia discussion archive once others entertainment agreement format least
25 society months log safety friends sure trade edition cars messages marketing tell further updated association able having provides david fun already green studies close common drive specific several gold feb living sep collection called short arts lot ask display limited powered solutions means director daily beach past natural whether due electronics five upon period planning database says official weather mar land average done technical window france pro region island record direct microsoft conference environment records st district calendar costs style front statement update parts aug ever downloads early miles sound resource present applications either ago document word works material bill apr written talk federal hosting rules final adult tickets thing center centre requirements via cheap nude kids finance true minutes else mark third rock gifts europe reading topics bad individual tips plus auto cover usually edit together videos percent fast function fact unit getting global tech meet far economic player projects lyrics often subscribe submit germany amount watch included feel though bank risk thanks everything deals various words linux jul production commercial james weight town heart advertising received choose treatment newsletter archives points knowledge magazine error camera jun girl currently construction toys registered clear golf receive domain methods chapter makes protection policies loan wide beauty manager india position taken sort listings models michael known half cases step engineering florida simple quick none wireless license paul friday lake whole annual published later basic sony shows corporate google church method purchase customers active response practice hardware figure materials fire holiday chat enough designed along among death writing speed countries loss face brand discount higher effects created remember standards oil bit yellow political increase advertise kingdom base near environmental thought stuff french storage japan doing loans shoes entry stay nature orders availability africa summary turn mean growth notes agency king monday european activity copy although drug pics western income force cash employment overall bay river commission
26 package contents seen players engine port album regional stop supplies started administration bar institute views plans double dog build screen exchange types soon sponsored lines electronic continue across benefits needed season apply someone held anything printer condition effective believe organization effect asked eur mind sunday selection casino lost tour menu volume cross anyone mortgage hope silver corporation wish inside solution mature role rather weeks addition came supply nothing certain executive running lower necessary union according clothing mon com particular fine names robert homepage hour gas skills six bush islands advice career military rental decision leave british teens huge sat woman facilities zip bid kind sellers middle move cable opportunities taking values division coming tuesday object lesbian appropriate machine logo length actually nice score statistics client returns capital follow sample investment sent shown saturday christmas england culture band flash lead george choice went starting registration fri thursday courses consumer airport foreign artist outside furniture levels channel letter mode phones ideas wednesday structure fund summer allow degree contract button releases wed homes super male matter custom virginia almost took located multiple asian distribution editor inn industrial cause potential song ltd los focus late fall featured idea rooms female responsible inc communications win associated thomas primary cancer numbers reason tool browser spring foundation answer voice friendly schedule documents communication purpose feature bed comes police everyone independent approach cameras brown physical operating hill maps medicine deal hold ratings chicago forms glass happy tue smith wanted developed thank safe unique survey prior telephone sport ready feed animal sources mexico population regular secure navigation operations therefore ass simply evidence station christian round paypal understand option master valley recently probably thu rentals sea built publications blood cut worldwide improve connection publisher hall larger anti networks earth parents nokia impact transfer introduction kitchen strong tel carolina wedding properties hospital ground overview ship accommodation owners disease excellent paid italy perfect hair opportunity kit classic basis command cities william express anal award distance tree peter assessment ensure thus wall involved extra especially interface pussy partners budget rated guides success maximum operation existing quite selected boy amazon patients restaurants beautiful warning wine locations horse vote forward flowers stars significant lists technologies owner retail animals useful directly manufacturer ways est son providing rule mac housing takes iii bring searches max trying mother authority considered told traffic programme joined input strategy feet agent valid bin modern senior ireland sexy teaching door grand testing trial charge units instead canadian cool normal wrote enterprise ships entire educational leading metal positive fitness chinese opinion asia football abstract uses output funds greater likely
27 develop employees artists alternative processing responsibility resolution java guest seems publication pass relations trust van contains session multi photography republic fees components vacation century academic assistance completed skin graphics indian prev ads mary expected ring grade dating pacific mountain organizations pop filter mailing vehicle longer consider int northern behind panel floor german buying match proposed default require iraq boys outdoor deep morning otherwise allows rest protein plant reported hit transportation pool mini politics partner disclaimer authors boards faculty parties fish membership mission eye string sense modified pack released stage internal goods recommended born unless richard detailed japanese race approved background target except character maintenance ability maybe functions moving brands places pretty trademarks spain southern yourself etc winter rape battery youth pressure submitted boston incest debt keywords medium television interested core break purposes throughout sets dance wood itself defined papers playing awards fee studio reader virtual device established answers rent las remote dark programming external apple regarding instructions min offered theory enjoy remove aid surface minimum visual host variety teachers martin manual block subjects agents increased repair fair civil steel understanding songs fixed wrong beginning hands associates finally updates desktop classes paris ohio gets sector capacity requires jersey fat fully father electric saw instruments quotes officer driver businesses dead respect unknown specified restaurant mike trip worth procedures poor teacher xxx eyes relationship workers farm fucking georgia peace traditional campus tom showing creative coast benefit progress funding devices lord grant sub agree fiction hear sometimes watches careers beyond goes families led museum themselves fan transport interesting blogs wife evaluation accepted former implementation ten hits zone complex cat galleries references die presented jack flat flow agencies literature respective parent spanish michigan columbia setting scale stand economy highest helpful monthly critical frame musical definition secretary angeles networking path australian employee chief gives bottom magazines packages detail francisco laws changed pet heard begin individuals colorado royal clean switch russian largest african guy titles relevant guidelines justice connect bible cup basket applied weekly vol installation described demand suite vegas square chris attention advance skip diet army auction gear lee difference allowed correct charles nation selling lots piece sheet firm seven older illinois regulations elements species jump cells module resort facility random pricing certificate minister motion looks fashion directions visitors documentation monitor trading forest calls whose coverage couple giving chance vision ball ending clients actions listen discuss accept automotive naked goal successful sold wind communities clinical situation sciences markets lowest highly publishing appear emergency developing lives currency leather determine milf temperature palm announcements patient actual historical stone bob commerce ringtones perhaps persons difficult scientific satellite fit tests village accounts amateur met pain particularly factors coffee settings cum buyer cultural steve easily oral ford poster edge functional root closed holidays ice pink zealand balance monitoring graduate replies shot architecture initial label thinking scott sec recommend canon hardcore league waste minute bus provider optional dictionary cold accounting manufacturing sections chair fishing effort phase fields bag fantasy letters motor professor context install shirt apparel generally continued foot mass crime count breast techniques johnson quickly dollars websites religion claim driving permission surgery patch heat wild measures generation kansas miss chemical doctor task reduce brought himself nor component enable exercise bug santa mid guarantee leader diamond israel processes soft servers alone
28 meetings seconds jones arizona keyword interests flight congress fuel username walk fuck produced italian paperback classifieds wait supported pocket saint rose freedom argument competition creating jim drugs joint premium providers fresh characters attorney upgrade factor growing thousands stream apartments pick hearing eastern auctions therapy entries dates generated signed upper administrative serious prime samsung limit began louis steps errors shops bondage del efforts informed thoughts creek worked quantity urban practices sorted reporting essential myself tours platform load affiliate immediately admin nursing machines designated tags heavy covered recovery joe guys integrated configuration cock merchant comprehensive expert universal protect drop solid presentation languages became orange compliance vehicles prevent theme rich campaign marine improvement guitar finding pennsylvania examples ipod saying spirit claims porno challenge motorola acceptance strategies seem affairs touch intended towards goals hire election suggest branch charges serve affiliates reasons magic mount smart talking gave ones latin multimedia tits avoid certified manage corner rank computing oregon element birth virus abuse interactive requests separate quarter procedure leadership tables define racing religious facts breakfast kong column plants faith chain developer identify avenue missing died approximately domestic sitemap recommendations moved houston reach comparison mental viewed moment extended sequence inch attack sorry opening damage lab reserve recipes gamma plastic produce snow placed truth counter failure follows weekend dollar camp ontario automatically minnesota films bridge native fill williams movement printing baseball owned approval draft chart played contacts jesus readers clubs jackson equal adventure matching offering shirts profit leaders posters institutions assistant variable ave advertisement expect parking headlines yesterday compared determined wholesale workshop russia gone codes kinds extension seattle statements golden completely teams fort lighting senate forces funny brother gene turned portable tried electrical applicable disc returned pattern boat named theatre laser earlier manufacturers sponsor classical icon warranty dedicated indiana direction harry basketball objects ends delete evening assembly nuclear taxes mouse signal criminal issued brain sexual wisconsin powerful dream obtained false cast flower felt personnel passed supplied identified falls pic soul aids opinions promote stated stats hawaii professionals appears carry flag decided covers advantage hello designs maintain tourism priority newsletters adults clips savings graphic atom payments estimated binding brief ended winning eight anonymous iron straight script served wants miscellaneous prepared void dining alert integration atlanta dakota tag interview mix framework disk installed queen credits clearly fix handle sweet desk criteria dave massachusetts diego hong vice associate truck enlarge ray frequently revenue measure changing votes duty looked discussions bear gain festival laboratory ocean flights experts signs lack depth iowa whatever logged laptop vintage train exactly dry explore maryland spa concept nearly eligible checkout reality forgot handling origin knew gaming feeds billion destination scotland faster intelligence dallas bought con ups nations route followed specifications broken frank alaska zoom blow battle residential anime speak decisions industries protocol query clip partnership editorial expression equity provisions speech wire principles suggestions rural shared sounds replacement tape strategic judge spam economics acid bytes cent forced compatible fight apartment height null zero speaker filed netherlands obtain consulting recreation offices designer remain managed failed marriage roll korea banks participants secret bath kelly leads negative austin toronto springs missouri andrew var perform healthy translation estimates font assets injury joseph ministry drivers lawyer figures married protected proposal sharing philadelphia portal waiting birthday beta fail gratis banking officials brian toward won slightly assist conduct contained lingerie legislation calling parameters jazz serving bags profiles miami comics matters houses doc postal relationships tennessee wear controls breaking combined ultimate wales representative frequency introduced minor finish departments residents noted displayed reduced physics rare spent performed extreme samples davis daniel bars reviewed row forecast removed helps singles administrator cycle amounts contain accuracy dual rise sleep bird pharmacy brazil creation static scene hunter addresses lady crystal famous writer chairman violence fans oklahoma speakers drink academy dynamic gender eat permanent agriculture dell cleaning constitutes portfolio practical delivered collectibles infrastructure exclusive seat concerns color colour vendor originally intel utilities philosophy regulation officers reduction aim bids referred supports nutrition recording regions junior toll les cape ann rings meaning tip secondary wonderful mine ladies henry ticket announced guess agreed prevention whom ski soccer import posting presence instant mentioned automatic healthcare viewing maintained increasing majority connected christ dan dogs directors aspects austria ahead moon participation scheme utility preview fly manner matrix containing combination amendment despite strength guaranteed turkey libraries proper distributed degrees singapore enterprises delta fear seeking inches phoenix convention shares principal daughter standing voyeur comfort wars cisco ordering kept alpha appeal cruise bonus
29 certification previously hey bookmark buildings specials beat disney household batteries adobe smoking becomes drives arms alabama tea improved trees avg achieve positions dress subscription dealer contemporary sky utah nearby rom carried happen exposure panasonic hide signature gambling refer miller provision outdoors clothes caused luxury babes frames viagra certainly indeed newspaper toy circuit layer printed slow removal easier liability trademark hip printers faqs nine adding kentucky mostly eric spot taylor prints spend factory interior revised grow americans optical promotion relative amazing clock dot identity suites conversion feeling hidden reasonable victoria serial relief revision broadband influence ratio importance rain onto planet webmaster copies recipe permit seeing proof diff tennis bass prescription bedroom empty instance hole pets ride licensed orlando specifically tim bureau maine represent conservation pair ideal specs recorded don pieces finished parks dinner lawyers sydney stress cream runs trends yeah discover patterns boxes louisiana hills javascript fourth advisor marketplace evil aware wilson shape evolution irish certificates objectives stations suggested remains acc greatest firms concerned euro operator structures generic encyclopedia usage cap ink charts continuing mixed census interracial peak competitive exist wheel transit dick suppliers salt compact poetry lights tracking angel bell keeping preparation attempt receiving matches accordance width noise engines forget array discussed accurate stephen elizabeth climate reservations pin playstation alcohol greek instruction managing annotation sister raw differences walking explain smaller newest establish gnu happened expressed jeff extent sharp lesbians ben lane paragraph kill mathematics compensation export managers aircraft modules sweden conflict conducted versions employer occur percentage knows mississippi describe concern backup requested citizens connecticut heritage personals immediate holding trouble spread coach kevin agricultural expand supporting audience assigned jordan collections ages participate plug specialist cook affect virgin experienced investigation raised hat institution directed dealers searching sporting helping perl affected lib bike totally plate expenses indicate blonde proceedings favourite transmission anderson characteristics der lose organic seek experiences albums cheats extremely contracts guests hosted diseases`;

// One line a first word, then its second words, each with the half-bits it has after it.
export const BACKGROUND_PAIRS = `a new 11 few 12 lot 13 good 13 friend 13 great 13 little 14 very 14 member 14 number 15 single 15 private 15 small 15 bit 15 large 15 long 15 result 16 variety 16 full 16 question 16 wide 16 year 16 couple 16 message 16 review 16 valid 16 high 16 list 16 way 16 day 16 different 16 person 16 comment 16 huge 16 big 16 particular 17 major 17 copy 17 better 17 week 17 man 17 special 17 problem 17 whole 17 second 17 group 17 real 17 complete 17 specific 17 series 17 part 17 registered 17 short 17 gift 17 link 18 simple 18 local 18 look 18 strong 18 while 18 non 18 certain 18 set 18 significant 18 total 18 child 18 range 18 place 18 nice 18 month 18 chance 18 minimum 18 unique 18 public 18 woman 18 company 18 given 19 job 19 million 19 comprehensive 19 custom 19 similar 19 separate 19 larger 19 common 19 program 19 matter 19 general 19 letter 19 half 19 family 19 personal 19 file 19 period 19 car 19 low 19 student 19 third 19 computer 19 national 19 bad 19 higher 19 regular 19 case 19 key 19 much 19 clear 19 young 19 quick 19 picture 19 wonderful 19 change 19 positive 19 team 19 standard 19
ability to 3
able to 1
about the 4 this 7 it 9 a 9 how 10 us 11 what 11 your 11 our 12 payment 12 their 12
above the 6
acceptance of 3
access to 3
accordance with 3
according to 2
account of 7
accuracy of 5
across the 3
add to 6 a 7
added to 5
addition to 3
additional information 7
advantage of 4
affect the 6
affected by 6
after the 4 a 7
against the 4
age of 5
agree to 6 with 6
agreed to 5
all the 5 of 7 kinds 10 over 12 that 12 your 12 posts 12 other 13 my 13 about 13 responsibility 13 rights 13 these 14
allowed to 5
allows you 5
along with 4 the 5
also be 8 have 11 has 12 available 12
am not 8 a 8
among the 4
amount of 3
an online 12 item 12 important 12 email 13 account 13 excellent 13 individual 13 additional 13 error 13 example 14 hour 14 opportunity 14 old 14 application 14 open 14
anal sex 6
analysis of 4
and other 12 more 13 then 14 we 14 its 15 their 15 they 16 his 16 he 16 how 16 make 17 get 17 sell 17 brands 17 services 17 stay 17 some 17 return 17 even 18 many 18 others 18 her 18 conditions 19 much 19 development 19 social 19 save 19 local 19 non 19 those 19 related 19 family 19 shipping 19 therefore 19 easy 19 let 19 take 19 thus 20 provide 20 description 20 training 20 shall 20
answers and 4
any other 7 of 7 time 10 questions 11 way 12
appear to 6 in 7
appears to 5
application of 6
applied to 5
apply to 5 for 7
approach to 5
approved by 6
are not 8 available 12 also 12 no 13 looking 13 currently 14 used 14 now 14 here 14 provided 14 some 14 being 14 very 14 more 14 still 14 going 15 subject 15 listed 15 required 15 made 15 many 15 two 15 so 15 just 15 only 15 interested 16 based 16 often 16 using 16 always 16 able 16
area of 5
areas of 5
argument is 4
around the 3
as a 5 the 6 well 7 an 10 it 11 they 11 you 11 possible 12 we 12 follows 12 he 12 much 13 part 13 if 13 soon 14 long 14 many 14 one 14 far 15 she 15
ask seller 6 for 7
asked to 6
aspects of 4
assessment of 6
assigned to 6
associated with 2
at the 3 least 7 a 8 all 10 this 10 any 12 home 12 your 13 an 13 one 14 our 14 work 14 his 14 its 14
attempt to 4
attention to 5
author of 6
available for 5 to 6 in 7 at 8 on 8 from 8
aware of 5
away from 4
back to 4 in 8 on 9
based on 2 in 9
basis of 5 for 6
be a 8 used 10 able 10 made 12 found 13 an 13 considered 14 done 14 more 14 held 14 available 14 taken 14 given 14 seen 15 sent 15 provided 15 required 15 sure 15 very 15 slightly 15 included 16 added 16 paid 16 published 16
because of 5 it 6 the 6 they 7 he 9 you 10 we 10
become a 5
been a 9 made 11
before the 5 you 8
began to 5
beginning of 5
behind the 5
being a 8
believe that 4
below to 6
benefit from 6
benefits of 6
best of 8
better than 6
between the 3
beyond the 5
bit of 5
body of 7
book is 8
books by 6 at 7
born in 6
both the 5 of 8
bottom of 5
brands are 4
breaking news 5
brought to 7
build a 6
business and 6 days 8 headlines 9
but it 7 not 9 also 10 they 10 that 11 we 11 you 11 he 11 there 12 this 12 if 12
button to 6
buy and 5 a 6
by the 3 a 8 this 12 an 12 subject 13 thread 14 using 14 their 14 any 14 our 14 his 14 one 15
called the 6
came to 6
can be 5 not 5 also 11 help 12 do 12 get 12 use 12 see 12 find 13 make 13 only 13 search 13 have 14 take 14
care of 7
carried out 5
case of 5
cause of 6
caused by 5
cell phone 6
chance to 5 of 7
change the 6 in 7 your 7
changes in 5 to 5
check out 6 your 8
children and 7
choice of 6
choose to 7
city of 7
clear that 7
click here 4 on 5 to 7
close to 4
code is 5
collectibles to 5
collection of 4
combination of 4
come to 5 from 8 up 9 back 9
comes to 6 from 7
comment on 6
comments on 7
compared to 4 with 6
compliance with 5
concept of 6
conditions of 7
connected to 5
connection with 6
consider the 6
constitutes acceptance 3
construction of 6
contact us 5 with 8
contained in 5
content of 6
contents of 5
context of 6
continue to 3
continued to 6
control of 6
copies of 5
copy of 3
cost of 4
costs of 7
could be 5 not 5 have 8
couple of 4
course of 6
covered by 6
create a 4
created by 5
creating a 6
creation of 5
credit card 5
customer service 6
customers can 6
data from 9 is 9
date of 5
day of 7
days of 6 ago 6 after 8
de la 4
deal with 4
decided to 4
decision to 7
dedicated to 5
defined in 6
definition of 5
degree of 6
described in 5
description of 5
design and 6
designed to 3 for 7
details and 5 of 6 for 7
determine the 5
determined by 6
develop a 6
developed by 7
development of 4 and 7
did not 2 you 9
difference between 5
different from 8
difficult to 4
directly to 6
director of 5
discussion of 6
distribution of 5
do not 2 you 8 it 10 so 11 with 11 this 11 that 12 we 13
does not 1 it 10 this 10
domain name 5
down the 6 to 6 and 8
due to 2
during the 2 a 9
each other 6 of 7 year 9
easier to 6
easy to 4
ebay official 5 activities 6
edit your 5
education and 6
effect of 5 on 6
effects of 4
effort to 5
efforts to 6
elements of 6
eligible for 4
email to 6 address 6
enable you 6
end of 3 time 8 up 9
enough to 4
ensure that 4
enter the 6 your 7
equal to 5
evaluation of 6
even if 7 though 8 more 8
every day 7
evidence of 6
example of 5
examples of 6
except for 6
expected to 4
experience in 6 of 8
fact that 3
failed to 5
family and 8
far as 6
features of 7
feedback comments 6
feel free 8
few years 8 days 8
field of 6
find the 6 out 7 a 7 answers 8 it 9 that 10
first time 7
five years 6
focus on 4
follow the 6
followed by 4
food and 7
for the 5 a 7 this 10 your 10 all 12 more 12 you 12 sale 13 any 13 an 13 each 13 their 13 example 14 me 14 free 14 details 14 our 14 business 15 fun 15 some 15 his 15 items 15 those 15 my 15 its 15 use 15 which 16 them 16 both 16 her 16 people 16 these 16 many 17 similar 17 every 17 two 17 him 17 listing 17 such 17 children 17 further 18 students 18
forced to 6
form of 4
forms of 5
forward to 5
found in 5 that 7 this 9 on 9
free online 10 gay 10
friends and 6
from the 3 a 8 your 11 this 11 our 12 an 12 all 13 one 13 their 13 his 13 other 13 my 14 any 14 its 14 collectibles 14 which 14
front of 4
full of 7
function of 6
further information 6
generated by 5
get a 6 it 10 your 10
gift certificate 6
give you 6 a 8
given to 6 by 8
gives you 7
go to 4 back 9 on 9
goal of 6
going to 2 on 7
good for 9
got it 6 a 7 to 7
greater than 6
group of 5
guide to 5
had a 6 been 6 to 7 not 10 no 10
half of 5
happy to 6
hard to 5 drive 7
has been 5 pictures 7 a 7 not 10 an 11 no 12 become 13 also 13 made 14
have been 6 a 6 to 7 not 10 an 11 any 11 no 12 had 13 some 14 made 14 seen 14 done 14 already 15 found 15 also 15 never 15
having a 6 to 7
he was 6 is 8 had 8 said 8 has 9 would 10 did 11 could 11 will 11 can 12 says 12 does 12
head of 6
health care 5 and 7 insurance 8
heart of 6
held in 6
help you 5 department 9 with 10
her own 10
here to 3 for 5 is 9
high school 6 quality 7
higher than 7
highest first 6
him to 6 in 9
his own 9 wife 11 or 11
history of 4
home page 5
hope that 6 you 7
hosted by 6
hotels in 6
hours of 6
how to 4 much 8 many 9 you 10 it 10 they 10 we 10 customers 11
huge selection 6
human rights 6
i have 8 am 9
idea of 5
if you 4 the 6 it 8 they 8 we 10 there 10 he 10 not 11 any 11 your 12 this 12
impact of 5 on 6
implementation of 4
importance of 5
important to 6
improve the 6 your 7
in the 3 a 7 this 10 your 12 which 13 an 13 their 13 order 13 our 13 my 13 his 14 any 14 new 14 its 14 one 15 other 15 some 15 accordance 16 terms 16 these 16 her 16 place 16 each 16 front 17 fact 17 many 17 both 17 mind 17 part 17 addition 17 particular 17 such 17 stock 17 general 17 advance 18 two 18 every 18 writing 18 category 18 response 18 text 18 case 18 another 18 different 18 class 19
include the 5 a 6
included in 4
includes a 6 the 6
including the 4 a 8
increase in 5 the 6
industry news 6
info on 6
information on 6 about 6 and 8 is 9 for 10 from 10 provided 11 or 11 that 11
inside the 6 this 6
instead of 3
intended to 4
interest in 5
interested in 3
into the 3 a 6 account 11 your 11 an 11
involved in 3
is a 6 not 8 an 11 that 11 no 12 also 12 available 13 one 13 now 14 used 14 very 14 still 15 required 15 being 15 just 15 only 15 provided 15 currently 15 based 16 going 16 made 16 what 16 important 16 so 16 located 16 designed 16 always 17 possible 17 part 17 expected 17 called 17 set 17 given 17 necessary 17 often 17 good 17 really 17 subject 18 needed 18 likely 18 too 18 much 18 why 18 responsible 18 well 18 usually 18 true 18 done 18 known 18 intended 18 considered 18
issue of 5
it is 5 was 7 will 10 has 10 would 11 does 12 can 12 may 13 all 13 out 13 as 13 should 13 up 13 seems 14 comes 14 could 14 had 14 did 15 takes 15 might 15 now 15
item is 6 location 8 in 8
items on 6 found 8 in 8 are 8 by 9
its own 8 affiliates 8
just a 7 as 9 like 10
kind of 2
kinds of 3
know that 6 what 7 how 8 about 8 if 9 it 10
knowledge of 5 and 7
known as 4 to 7
lack of 3
last year 7 updated 7 week 8 post 9 night 9
late fees 6
latest post 7
lead to 5
leads to 6
learn more 6 how 6
least one 6
led to 6
length of 5
less than 3
let me 6 us 7
level of 3
levels of 4
life and 7 of 7
like to 4 a 6 this 7 it 9 that 9 you 10
likely to 3
limited to 5
line of 6
link to 4
links to 4
list of 3
listed in 5 as 7 on 8
listen to 4
listing this 6
live in 6
living in 6
located in 4
location of 6
log in 5
logged in 5
long as 6 time 7 term 8
look at 4 for 8 like 8
looked at 6
looking for 3 at 7 to 8
looks like 6
loss of 5
lot of 2
lots of 4
love to 7
low prices 7
lowest first 6
made by 8 to 8 a 8 in 9 it 9
mail address 7 to 7 this 8
mailing list 3
maintained by 5
majority of 4
make a 6 it 7 sure 8 money 9 your 10 an 11
makes it 6
making a 7
managed to 6
management of 7 and 7
many of 6 people 9 other 9 years 9
matter of 6
maximum bid 6
may be 3 not 6 have 8 also 10
me to 6 a 9 that 9
means that 6 of 6
meet the 5
member of 3
members of 4
men and 6
message to 4 via 8
method of 6
methods accepted 6
middle of 6
might be 4 have 7
million in 7
mobile phone 6
money from 7
months ago 7
more than 5 information 7 about 9 info 10 at 11 details 11 likely 13
most of 6 important 8 popular 9 recent 10
moved to 6
movies online 6
much more 6 of 7 as 8
must be 3 have 8
my products 9 own 10 life 11 first 12
name of 5 and 7 is 8
nature of 4
near the 5
necessary to 4 for 7
need to 2 for 7 a 8
needed to 4
needs to 5 of 6
network of 7
never been 8
new window 7 topic 11
news and 7
next to 7 by 8 year 9 step 9
no longer 8 one 9 more 10 matter 11 late 11 responsibility 11 way 11
none of 6
not be 8 have 9 know 11 only 12 want 13 been 13 get 13 available 13 just 13 think 13 yet 13 even 14 find 14 see 14 post 14 responsible 14 really 14 work 14 like 15 use 15 need 15 do 15 make 15 sure 15 included 15 take 15 support 15 include 15 believe 15 going 16 so 16 go 16 always 16 seem 16 mean 16
note that 4
noted that 6
nothing to 7
now items 9 is 9
number of 1
obtained from 6
of the 3 a 9 this 10 their 12 your 13 our 13 these 13 all 13 an 14 his 14 any 14 my 14 its 15 them 15 those 16 which 16 course 16 each 16 people 16 her 17 such 17 items 17 life 17 two 18 interest 18 being 18 both 19 water 19 human 19 three 19 different 19 age 19 children 20 money 20 every 20 things 20 students 20 several 20
off the 5
offer a 7
offers a 6
official time 4
on the 3 a 7 this 8 your 10 line 11 my 12 their 13 our 13 an 13 his 13 how 13 all 13 any 14 its 14 one 15 which 15 her 15 what 15 these 16 top 16 each 16 both 16
once again 7
one of 4 or 10 that 11 year 12 day 12 can 12
online poker 8 casino 9 review 9
only a 8 one 8 be 10 for 10 if 11
onto the 6
open to 7
operation of 6
opportunities for 6
opportunity to 3
or more 10 other 10 any 12 not 12 its 14 even 14 two 14 less 14 buy 14 if 14 zip 14 change 14 an 14 her 15 use 15 otherwise 15 call 15 so 15
order to 3 of 8
orders in 6 over 7
other than 8 items 10 hand 11 people 12 words 12
our site 10 own 11 staff 11 shipping 11 website 12
out of 4 in 9 there 10 that 11 on 11 more 11 how 11 with 12 our 12 what 12
outside the 5 of 6
over the 3 a 7
owned by 5
page was 7 to 7 is 8 for 9
pages are 7
pair of 5
part of 1 in 9
participate in 4
participation in 6
parts of 4
patients with 6
pay for 6
payment details 6 methods 6 instructions 7
people who 7 in 8 are 9 with 9 have 10 found 10
per cent 7 day 8 year 8 month 9 page 9
percent of 4
percentage of 5
performance of 6
period of 4
permission of 6
person who 7
personal information 8
photos and 7
pick up 6
picture of 6
pictures of 6
piece of 4
place to 6 in 7 of 8 for 8
plan to 6
plans to 6
please contact 6 use 9 click 9
pm on 6
point of 5
position of 7
possible to 5
post subject 6
posted by 3 on 7
posts by 5
power of 6 to 7
powered by 3
presence of 5
present in 7
presented in 7
president of 6
price of 6
prices and 7 on 7
pricing and 5
prior to 3
privacy policy 5
private message 3
problem with 6 is 7
problems with 6
process of 6
produced by 6
product info 8 information 8
production of 6
products and 6 from 8 in 8
program is 8
programs and 7
properties of 6
property of 4
provide a 6
provided by 4 in 8 for 8 to 8
provides a 5
provision of 6
provisions of 5
published in 6 by 7
purpose of 4
purposes of 6 only 6
put it 8 in 8
quality of 5 and 7
questions about 7 or 7
quite a 6
range of 2
rate of 5 this 8
rates and 7
rather than 3
read the 6 more 7 feedback 9
ready to 4 for 6
real estate 3
reason for 7
receive a 6
received a 7
recent orders 7
reduce the 5
refer to 4
reference to 6
referred to 4
regarding the 5
registered trademark 6
related to 3
relationship between 6
relative to 6
release of 6
rent movies 6
rental by 6
reply to 4
report on 8
required to 4 for 6 by 7
requirements of 6 for 7
research and 6
resource in 5
respect to 4
respective owners 3
response to 4
responsibility for 3
responsible for 2
rest of 3
result in 3 of 5
results in 6 of 6 for 7 from 7
return to 5 policy 5
returned to 6
review of 6 helpful 7 share 8 and 8
reviews and 7
right to 5 now 7
rights reserved 1
risk of 5
role in 5 of 5
said that 6 he 8 to 8 it 9
same time 6 as 8
say that 5
saying that 6
says that 7
search for 7 engine 7 options 9 inside 10 results 10 engines 10
searching for 6
section of 6
see the 6 a 9 your 9 if 9 what 9 that 10 all 10 how 10 it 10 more 11
seem to 3
seems to 4
seen in 7
select the 6
selection of 3
sell all 5
seller a 6
send a 7
sense of 4
sent to 5
series of 4
serve as 6
service and 8 to 8 is 9
services and 7 to 7 for 8
set of 5 up 6 to 8 out 9
sex video 9
shall be 3 not 7
share your 5 of 8
she was 6 is 8 had 9 said 9 has 9
ship to 6
shipping rates 6
ships in 5
shopping cart 6
should be 3 not 7 have 9
show that 7
shown in 5
shows the 6 that 7
side of 4 effects 7
sign in 4 up 6
similar to 5 items 7
since the 5
site is 7 map 7 constitutes 7 for 9 are 10
six months 6
size of 5
slightly out 6
so that 6 much 8 you 9 far 9 many 9 it 10 we 10 they 11
some of 4 time 10 other 10
someone who 7 else 7
something that 7 to 8 like 8
soon as 4
sort of 4
sorted by 3
source of 5 for 7
specified in 6
sponsored listing 4 by 7
start of 8
state of 5 and 7
stated that 6
status of 6
stay informed 5
store reviews 7 is 8 rating 8
story of 6
stream resource 5
structure of 6
students to 7 and 8 in 8
study of 6
subject to 2
submitted by 6
such as 2 a 6 that 10 an 10
suggest that 6
supplied argument 5
support for 6 of 8
supported by 5
sure to 6 that 6 you 7
system is 8 of 8 and 8 for 9
systems and 7
take a 6 place 9 it 10
taken to 8
talk about 5 to 6
talking about 5
tax and 7
tell you 6 me 7
terms of 3 and 7
texas hold 6
than the 5 a 7 one 8 that 10
thank you 5
thanks to 5
that the 6 is 9 you 9 it 10 are 10 they 10 we 11 he 11 will 12 this 12 there 12 can 12 was 12 have 13 has 13 would 13 she 14 if 14 may 14 were 15 could 15 one 15 these 15 time 15 does 16 some 16 had 16 their 16 when 16 his 16 any 16 people 17 many 17
the same 12 first 13 following 13 most 14 world 14 best 14 other 15 time 15 right 15 next 15 last 15 end 15 way 16 top 16 number 16 past 17 two 17 property 17 current 17 case 17 state 17 second 17 latest 17 public 17 country 17 whole 17 day 17 company 17 future 17 original 17 main 18 fact 18 city 18 entire 18 rest 18 system 18 development 18 process 18 full 18 game 18 area 18 form 18 data 18 amount 18 program 18 local 18 work 18 project 18 problem 18 government 18 user 18 above 18 field 19 results 19 total 19 final 19 left 19 person 19 largest 19 old 19 market 19 value 19 course 19 cost 19 event 19 bottom 19 community 19 highest 19 body 19 ability 19 content 19 beginning 19 previous 19 application 19 subject 19 power 19 author 19 law 19 word 19 water 19 three 19 general 19 story 19 real 19 present 19 basis 19 third 19 early 19 file 19 ground 19 point 20 quality 20 appropriate 20 road 20 middle 20 opportunity 20 front 20 individual 20 board 20 student 20 region 20 issue 20 court 20 question 20 heart 20 purpose 20 idea 20 proposed 20 result 20 actual 20 key 20 war 20 nation 20 various 20 door 20 role 20 text 20 image 20 potential 20 child 20 place 20 average 20 size 20 study 20 standard 20 air 20 major 20 industry 20 source 20 table 20 job 20 period 20 accuracy 20 moment 20 difference 20 extent 20 environment 20 level 20 team 20 perfect 20 money 20 lower 20 benefits 20 film 20 age 20 land 20 night 20 truth 20 man 20 presence 20 late 21 nature 21 term 21 risk 21 server 21 importance 21 initial 21 requirements 21 needs 21 building 21 greatest 21 situation 21 head 21 words 21 impact 21 meeting 21 client 21 effect 21 majority 21 former 21 overall 21 primary 21 existing 21 sun 21 context 21 federal 21 morning 21 basic 21 town 21 upper 21 performance 21 light 21 surface 21 decision 21 effects 21 official 21 lowest 21 test 21 maximum 21 provisions 21 relevant 21 four 21 correct 21 rules 21 picture 21 floor 21 financial 21 owner 21 street 21 church 21 net 21 screen 21 face 21 summer 21 police 21 earth 21 side 21 population 21 things 21 position 21 necessary 21 patient 21 default 21 base 21 leading 21 creation 21 database 21 specific 21 death 21 production 22 organization 22 matter 22 record 22 answer 22 band 22 reason 22 material 22 district 22 contract 22 mid 22 sea 22 relationship 22 implementation 22
their own 8 respective 8
them to 6 in 8 with 10
then you 9
there is 4 are 5 was 7 were 9 will 10
these are 10 changes 10 two 11
they are 5 were 8 have 8 can 9 do 9 will 9 had 10 would 11 could 12 did 12 may 12 should 12 want 13
things that 7
think that 6 it 7 of 7 about 8 you 9
third parties 7 party 7
this is 9 page 9 site 9 item 10 product 12 year 12 book 12 article 12 result 12 forum 13 time 13 section 13 one 13 topic 13 website 14 post 14 case 14 review 14 web 14 week 14 information 14 was 14 hotel 14 category 15 list 15 story 15 message 15 point 15 title 15 way 15 area 15 entry 15 author 15 issue 15 document 16 month 16 report 16 paper 16
those who 5 of 7 that 10
thoughts with 5
thousands of 3
three years 7
through the 3 a 7
throughout the 3
time to 6 of 8 and 8 for 9 in 9 you 11 is 11 now 11
times are 6
title and 6
to the 6 be 8 get 12 do 12 make 12 see 13 your 13 have 13 use 13 find 14 go 14 take 14 help 14 provide 14 my 15 view 15 top 15 our 15 work 15 me 16 know 16 say 16 keep 16 give 16 their 16 create 16 ensure 16 change 16 meet 16 buy 16 read 16 any 16 pay 17 play 17 support 17 learn 17 come 17 add 17 improve 17 develop 17 check 17 receive 17 determine 17 its 17 start 17 show 17 look 17 put 17 compare 17 send 18 build 18 become 18 bring 18 visit 18 offer 18 those 18 cars 18 protect 18 write 18 them 18 try 18 her 18 avoid 18 post 18 prevent 18 hear 18 sell 18 allow 18 run 18 move 18 increase 18 understand 18 tell 18 include 18 enlarge 18 enable 18 him 18 join 18 share 18 achieve 18 set 18 reduce 18 save 18 stay 18 identify 18 obtain 18 think 19 assist 19 access 19 produce 19 return 19 live 19 continue 19 open 19 turn 19 another 19 ask 19 rate 19 stop 19 download 19 address 19 maintain 19 enter 19 complete 19 promote 19 leave 19 purchase 19 discuss 19 talk 19 let 19 win 19 establish 19 perform 19 choose 19 consider 19 remove 19 apply 19 participate 19 reach 19 follow 19 call 19 serve 19 hold 19 deal 19 present 20 carry 20 watch 20 speak 20 register 20 control 20 submit 20 accept 20 cover 20 cart 20 spend 20 install 20 begin 20 manage 20 believe 20 main 20 answer 20 grow 20 expand 20 pass 20 select 20 fill 20 display 20 explain 20 form 20 gain 20 study 20 explore 21 handle 21
together with 6
told me 7
too much 6 many 8
took a 7
top of 3
total of 6
toward the 6
towards the 5
trademark of 5
trademarks and 4 of 6
training and 7
treatment of 6
tried to 4
try to 3
trying to 2
two years 8
type of 3
types of 3
under the 3 this 8 a 8
understand the 6
understanding of 4
until the 5
up to 4 for 8 with 8 and 8 in 9 a 9 on 10 your 12 at 12
upgrade your 6
upon the 5
us to 6 at 9 know 10 for 10
use of 4 the 5 a 9 this 10 it 10 your 11
used to 4 in 6 for 7 by 8 as 9
users save 8
using the 4 a 6
valid stream 5
value of 4
variety of 2
version of 3
versions of 5
very good 9 much 9 well 10
via the 6 email 7
view of 7 seller 9 latest 9
visit the 6 our 7
waiting for 5
want to 2 it 9
wanted to 3
wants to 4
was a 7 not 8 an 13 also 13 last 13 born 13 no 13 very 13 just 14 made 14 one 14 going 14 so 14 created 14 used 15
water and 8
way to 4 of 7 that 9
ways to 5
we have 7 are 7 can 8 will 8 do 9 were 10 had 11 need 11 would 12 should 12 could 12 know 13 all 13 did 13 must 13 may 13 want 13
web site 4 hosting 8 sites 8 page 9 design 9
weeks ago 7
weight loss 6
well as 2
went to 5
were not 8
what you 6 is 7 they 8 we 9 it 9 he 10 was 11
when the 5 you 6 it 8 they 8 he 8 we 9 a 9 she 11
where the 5 you 7 they 8 he 9 it 9 we 9
whether the 6 or 7
which is 6 are 8 was 9 will 10 has 10 can 11 they 11 he 11 we 11 you 12 may 12 it 12 have 12 would 12 were 13
while the 6
who are 7 have 8 is 8 has 9 was 10 had 10 were 11 will 11 can 11 do 12 would 12
wide range 5
will be 4 not 7 have 10 also 12 take 13 help 13 need 13 find 13 make 13 provide 13 continue 13 receive 14 get 14 give 14 never 14 see 14 do 14 only 15 allow 15
wish to 4
with the 4 a 6 an 11 your 11 this 12 other 12 their 13 all 13 his 13 no 13 our 13 us 13 my 13 quote 13 any 14 its 14 respect 14 her 14 some 14 one 14 them 14 me 15 him 15 each 15 these 16 two 16
within the 3 a 7
without the 6 a 7 any 9
work with 7 in 8 on 8 for 9 is 9
working with 7 on 7 in 8
world of 7
would be 4 like 7 have 7 not 7 you 11
write a 7
written permission 7 by 7
year old 8 of 8
years of 5 ago 6 old 8 and 8 in 9
you can 7 are 7 have 8 will 9 do 10 want 10 need 10 know 11 may 12 would 12 think 12 should 13 get 13 like 13 must 13 find 14 could 14 were 14 see 14 wish 14 might 14 use 15 feel 15 go 16 make 16 did 16 just 16
young people 7
your own 9 item 12 password 12 website 13 site 13 business 13 thoughts 13 home 13 browser 13 status 13 email 13 search 13 computer 14 friends 14 order 14 posts 14 web 14 life 14 recent 14 name 14 orders 14 local 14 personal 14 account 15 area 15 comments 15`;
