"""陪同: who leads for us, and whether the rank is fitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.finding import Finding
from jiedai.findings.levels import GROWING
from jiedai.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


@rule(
    "JD401",
    "主陪职级不够",
    "错误",
    why="请谁主陪，客人看得出我们有多重视；职级低了，话说得再好也补不回来。",
    clause="恒瑞达 四.1（S003-A4）",
    cure="请职级够的领导主陪；确有原因的，请够级别的领导批准后写“豁免”（写法：jiedai explain JD401）",
    bad="我方: [{姓名: 王强, 职务: 技术部经理, 角色: 主陪}, {姓名: 陈静, 角色: 总协调, 电话: 13900000002}, {姓名: 刘洋, 角色: 接站, 电话: 13900000003}]",
    good="我方: [{姓名: 王强, 职务: 副总经理, 角色: 主陪}, {姓名: 陈静, 角色: 总协调, 电话: 13900000002}, {姓名: 刘洋, 角色: 接站, 电话: 13900000003}]",
    standard=lambda tier: f"主陪至少{tier.lead_host}" if tier.lead_host else "",
)
def lead_host_too_low(visit: Visit) -> Iterator[Finding]:
    if not visit.tier or not visit.tier[1].lead_host:
        return
    name, tier = visit.tier
    required = tier.lead_host or ""
    reached = [
        (index, host, visit.handbook.ladder.reaches(host.rank or host.post or "", required))
        for index, host in visit.lead_hosts
    ]
    if any(high for _, _, high in reached):
        return
    for index, host, high in reached:
        if high is False:
            message = f"主陪{host.name}是{host.rank or host.post}，{name}要{required}或以上主陪"
            yield Finding(
                ("我方", index, "职级" if host.rank else "职务"),
                message,
                ((("级别",), "级别"),),
                clause=visit.said_in(("级别", name, "主陪")),
            )


@rule(
    "JD411",
    "没有主陪",
    GROWING,
    why="没有主陪，就没有人领头介绍公司、没有人拍板。",
    clause="恒瑞达 四.1、五.1（S003-A4、S003-A5）",
    cure="给一位领导写上“角色: 主陪”",
    bad="我方: [{姓名: 王强, 职务: 副总经理}, {姓名: 陈静, 角色: 总协调, 电话: 13900000002}, {姓名: 刘洋, 角色: 接站, 电话: 13900000003}]",
    good="我方: [{姓名: 王强, 职务: 副总经理, 角色: 主陪}, {姓名: 陈静, 角色: 总协调, 电话: 13900000002}, {姓名: 刘洋, 角色: 接站, 电话: 13900000003}]",
)
def no_lead_host(visit: Visit) -> Iterator[Finding]:
    if visit.needs("主陪") and visit.tier and visit.tier[1].lead_host and not visit.lead_hosts:
        name, tier = visit.tier
        yield Finding(
            ("我方",),
            f"我方没有人担任主陪，{name}要{tier.lead_host}或以上主陪",
            clause=visit.said_in(("级别", name, "主陪")),
            asks_for=("我方",),
        )


@rule(
    "JD215",
    "职级认不出",
    "警告",
    why="认不出主陪的职级，就判断不了够不够格。",
    clause="恒瑞达 四.1（S003-A4）",
    cure="写职务全称，如 副总经理；公司特有的职务，另写“职级: 副总经理”，或在手册的“职级”里加成别名",
    bad="我方: [{姓名: 王强, 职务: 大掌柜, 角色: 主陪}, {姓名: 陈静, 角色: 总协调, 电话: 13900000002}, {姓名: 刘洋, 角色: 接站, 电话: 13900000003}]",
    good="我方: [{姓名: 王强, 职务: 副总经理, 角色: 主陪}, {姓名: 陈静, 角色: 总协调, 电话: 13900000002}, {姓名: 刘洋, 角色: 接站, 电话: 13900000003}]",
)
def unknown_rank(visit: Visit) -> Iterator[Finding]:
    if not visit.tier or not visit.tier[1].lead_host:
        return
    for index, host in visit.lead_hosts:
        rank = host.rank or host.post
        if rank is None:
            yield Finding(("我方", index, "职务"), f"主陪{host.name}没有写职务")
        elif visit.handbook.ladder.step(rank) is None and rank != "待定":
            path = ("我方", index, "职级" if host.rank else "职务")
            yield Finding(path, f"主陪{host.name}的“{rank}”算哪一级，手册的“职级”里没有")


@rule(
    "JD504",
    "没有总协调",
    GROWING,
    why="一次接待只有一个总协调：变动都报给他，也由他告诉所有人。",
    clause="集团手册 2.2（S000-14）；华为手册 1.1（S002-01）",
    cure="给一个人写上“角色: 总协调”",
    bad="我方: [{姓名: 王强, 职务: 副总经理, 角色: 主陪}, {姓名: 陈静}, {姓名: 刘洋, 角色: 接站, 电话: 13900000003}]",
    good="我方: [{姓名: 王强, 职务: 副总经理, 角色: 主陪}, {姓名: 陈静, 角色: 总协调, 电话: 13900000002}, {姓名: 刘洋, 角色: 接站, 电话: 13900000003}]",
)
def no_coordinator(visit: Visit) -> Iterator[Finding]:
    if visit.needs("总协调") and not visit.coordinators:
        yield Finding(("我方",), "我方没有人担任总协调", asks_for=("我方",))
    names = "、".join(sorted(person.name for person in visit.coordinators))
    for person in visit.coordinators[1:]:
        yield Finding(
            person.path, f"总协调只能有一位，这里有{names}", ((visit.coordinators[0].path, "这里已经有一位"),)
        )


@rule(
    "JD505",
    "主宾没有定",
    "警告",
    why="座次、欢迎牌和致辞都看主宾；两位主宾或没有主宾，摆席卡的人只能猜。",
    clause="办公室接待事项（S001-D2）；集团手册 3.1（S000-30）",
    cure="给一位来宾写上“主宾: 是”，只写一位",
    bad="来宾: [{姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 忌口: 无}, {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}]",
    good="""
来宾: [{姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}, {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}]
""",
)
def chief_guest_open(visit: Visit) -> Iterator[Finding]:
    chiefs = [index for index, guest in enumerate(visit.plan.guests) if guest.chief]
    if visit.needs("主宾") and not chiefs and len(visit.plan.guests) > 1:
        yield Finding(("来宾",), "来宾里没有标明哪一位是主宾")
    for index in chiefs[1:]:
        yield Finding(("来宾", index, "主宾"), "主宾只能有一位", ((("来宾", chiefs[0], "主宾"), "这里已经有一位"),))
