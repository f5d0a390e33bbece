CREATE TABLE "effort_days" (
	"channel_id" uuid,
	"day" date,
	"orders" integer NOT NULL,
	"seen" integer NOT NULL,
	"find_seconds" bigint DEFAULT 0 NOT NULL,
	"choose_seconds" bigint DEFAULT 0 NOT NULL,
	"pay_seconds" bigint DEFAULT 0 NOT NULL,
	"wait_seconds" bigint DEFAULT 0 NOT NULL,
	"receive_seconds" bigint DEFAULT 0 NOT NULL,
	"return_seconds" bigint DEFAULT 0 NOT NULL,
	"contact_seconds" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "effort_days_pkey" PRIMARY KEY("channel_id","day")
);
--> statement-breakpoint
CREATE TABLE "effort_findings" (
	"order_id" uuid,
	"position" integer,
	"step" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seconds" integer NOT NULL,
	"is_measured" boolean NOT NULL,
	"touch_ids" bigint[] NOT NULL,
	CONSTRAINT "effort_findings_pkey" PRIMARY KEY("order_id","position"),
	CONSTRAINT "effort_findings_seconds" CHECK ("seconds" > 0)
);
--> statement-breakpoint
CREATE TABLE "effort_state" (
	"is_one" boolean PRIMARY KEY DEFAULT true,
	"last_number" bigint NOT NULL,
	"done_number" bigint DEFAULT 0 NOT NULL,
	"started_in" xid8 NOT NULL,
	"rules_version" integer NOT NULL,
	CONSTRAINT "effort_state_is_one" CHECK ("is_one")
);
--> statement-breakpoint
CREATE TABLE "effort_tail" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "effort_tail_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "effort_walks" (
	"id" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"walked_on" date NOT NULL,
	"walked_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_efforts" (
	"order_id" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"day" date NOT NULL,
	"is_seen" boolean NOT NULL,
	"findings" integer NOT NULL,
	"seconds" integer NOT NULL,
	"find_seconds" bigint DEFAULT 0 NOT NULL,
	"choose_seconds" bigint DEFAULT 0 NOT NULL,
	"pay_seconds" bigint DEFAULT 0 NOT NULL,
	"wait_seconds" bigint DEFAULT 0 NOT NULL,
	"receive_seconds" bigint DEFAULT 0 NOT NULL,
	"return_seconds" bigint DEFAULT 0 NOT NULL,
	"contact_seconds" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "order_efforts_sum" CHECK ("seconds" = "find_seconds" + "choose_seconds" + "pay_seconds" + "wait_seconds" + "receive_seconds" + "return_seconds" + "contact_seconds")
);
--> statement-breakpoint
CREATE TABLE "walk_checklists" (
	"channel_id" uuid PRIMARY KEY,
	"steps" jsonb NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "walk_findings" (
	"id" uuid PRIMARY KEY,
	"walk_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"assignee_id" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"done_by" text,
	"done_at" timestamp with time zone,
	CONSTRAINT "walk_findings_title_said" CHECK ("title" <> ''),
	CONSTRAINT "walk_findings_done" CHECK (("done_at" is null) = ("done_by" is null))
);
--> statement-breakpoint
CREATE TABLE "walk_steps" (
	"walk_id" uuid,
	"position" integer,
	"title" text NOT NULL,
	"look" text NOT NULL,
	"outcome" text DEFAULT 'open' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"minutes" integer,
	CONSTRAINT "walk_steps_pkey" PRIMARY KEY("walk_id","position"),
	CONSTRAINT "walk_steps_minutes" CHECK ("minutes" between 0 and 1440)
);
--> statement-breakpoint
CREATE INDEX "effort_days_day" ON "effort_days" ("day");--> statement-breakpoint
CREATE INDEX "effort_tail_order" ON "effort_tail" ("order_id");--> statement-breakpoint
CREATE INDEX "effort_walks_channel" ON "effort_walks" ("channel_id","walked_on","id");--> statement-breakpoint
CREATE INDEX "order_efforts_channel_day" ON "order_efforts" ("channel_id","day");--> statement-breakpoint
CREATE INDEX "order_efforts_worst" ON "order_efforts" ("seconds","order_id") WHERE "seconds" > 0;--> statement-breakpoint
CREATE INDEX "walk_findings_walk" ON "walk_findings" ("walk_id","position");--> statement-breakpoint
CREATE INDEX "walk_findings_assignee" ON "walk_findings" ("assignee_id","done_at");--> statement-breakpoint
ALTER TABLE "effort_walks" ADD CONSTRAINT "effort_walks_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id");--> statement-breakpoint
ALTER TABLE "walk_checklists" ADD CONSTRAINT "walk_checklists_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id");--> statement-breakpoint
ALTER TABLE "walk_findings" ADD CONSTRAINT "walk_findings_walk_id_effort_walks_id_fkey" FOREIGN KEY ("walk_id") REFERENCES "effort_walks"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "walk_findings" ADD CONSTRAINT "walk_findings_assignee_id_users_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "walk_steps" ADD CONSTRAINT "walk_steps_walk_id_effort_walks_id_fkey" FOREIGN KEY ("walk_id") REFERENCES "effort_walks"("id") ON DELETE CASCADE;