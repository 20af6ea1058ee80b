/** Text of `--help`. */
export const USAGE = `ges-emulator: Graph Engine Service on your own machine

  ges-emulator proxy --target URL [--record DIR]
                         passes requests on to the service at URL, with the credentials in
                         HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK and HUAWEICLOUD_SDK_PROJECT_ID, prints where
                         requests and responses differ from the description, and records them without secrets
  ges-emulator dump FOLDER --data DIR
                         writes the graphs of a data folder into a folder for --init

  --port NUMBER          port to listen on, 8080 unless given; 0 takes a free one
  --host ADDRESS         address to listen on, 127.0.0.1 unless given
  --job-duration PACE    how jobs move on: milliseconds (200 unless given), polls:3 (done at the
                         third poll), realistic (minutes), and for one kind also fail:
                         polls:3,CreateGraph=500,StopGraph=fail
  --obs DIR              folder that stands for object storage (OBS); the folders in it are the buckets;
                         unless given, the folder obs in that of --data, or a temporary one
  --data DIR             folder to keep everything in, created if missing; without it everything
                         is in memory only
  --init DIR             folder with graphs that are there from the start: a folder for each, with
                         schema.xml, vertices.csv and edges.csv, or with a file that dump wrote
  --replay DIR           folder with exchanges that the proxy recorded: the same requests get the same
                         responses, all others are emulated
  --durable              writes survive a loss of power as well as a crash
  --quotas QUOTAS        quotas of each project:
                         graphs=100,edges=10000000000000,backups=1000,metadatas=1000
  --query-limits LIMITS  limits of one query: steps=200000000,rows=1000000,bytes=200000000,timeMs=120000
  --compat MODE          observed (unless given): responds as clients of the service expect where the
                         vendor's pages say otherwise; documented: as the pages say, and queries refuse
                         what the pages call unsupported
  --project-id ID        ID of the default project, which stands for that of every region
  --user NAME            name of its user
  --password PASSWORD    password of its user, a random one unless given
  --token TOKEN          a token of its user that is valid from the start
  --access-key KEY       access key of its user
  --secret-key KEY       secret key of its user
  --read-only-token T    a token that may only read
  --project PROJECT      a further project with a user of its own, and again for more of either:
                         team=ID:user=lily,password=secret,token=T,read-only
  --domain NAME          domain (account) of all users, emulator unless given
  --cors                 lets pages of this machine call the emulator from a browser
  --tls                  serves HTTPS with a new certificate
  --tls-certificate FILE file to write that certificate to, for clients to trust
  --log json             a line of JSON for each request
  --control-token TOKEN  token for /_emulator, with which other machines may control it too
  --seed NUMBER          makes IDs, secrets and chance the same at every start
  --fault RULE           a fault on purpose; may be given several times:
                         stopGraph:status=503,code=GES.7005,times=2
  --faults FILE          such rules as a JSON array
  --version, -v          version of the emulator
  --help, -h             this text

Each flag can be an environment variable too, such as GES_EMULATOR_TOKEN for --token.
`;
